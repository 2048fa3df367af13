import { DIRECTIONAL_ICONS, ICON_SHAPES, type IconName } from './icon-shapes.ts';
import './Icon.css';

export type { IconName } from './icon-shapes.ts';

/** Decoration: the word that it stands for is beside it, or is the name of the button around it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      className="icon"
      data-directional={DIRECTIONAL_ICONS.has(name) || undefined}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={ICON_SHAPES[name]} />
    </svg>
  );
}
