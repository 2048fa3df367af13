/** Outlines on a 24 by 24 grid, drawn with the pen of the text around them. */
export const ICON_SHAPES = {
  bell: 'M6 17h12l-1.5-2.5V10a4.5 4.5 0 0 0-9 0v4.5z M10 20h4 M12 3v2.5',
  calendar: 'M5 5h14v15H5z M5 10h14 M9 3v4 M15 3v4',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  'chevron-back': 'M14.5 6l-6 6 6 6',
  'chevron-down': 'M6 9.5l6 6 6-6',
  'chevron-forward': 'M9.5 6l6 6-6 6',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17z M12 7.5V12l3 2',
  close: 'M6 6l12 12 M18 6L6 18',
  copy: 'M9 9h11v11H9z M15 9V4H4v11h5',
  document: 'M6 3h8l4 4v14H6z M14 3v4h4',
  download: 'M12 4v11 M7.5 11l4.5 4.5L16.5 11 M5 20h14',
  external: 'M14 4h6v6 M20 4l-9 9 M18 14v6H4V6h6',
  globe:
    'M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17z M3.5 12h17 M12 3.5c5 4.5 5 12.5 0 17 M12 3.5c-5 4.5-5 12.5 0 17',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17z M12 11v5.5 M12 7.5v.2',
  key: 'M8 11a4 4 0 1 0 0 8a4 4 0 0 0 0-8z M11 12.5L19.5 4 M16 7.5l3 3',
  lock: 'M5 11h14v9.5H5z M8 11V8a4 4 0 0 1 8 0v3',
  menu: 'M4 7h16 M4 12h16 M4 17h16',
  minus: 'M5 12h14',
  offline:
    'M4 4l16 16 M8.5 15.5a5 5 0 0 1 6 -.5 M5 12a10 10 0 0 1 4-2.5 M14 9.3a10 10 0 0 1 5 2.7 M12 19v.2',
  pause: 'M8.5 5v14 M15.5 5v14',
  people:
    'M9 5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7z M2.5 20a6.5 6.5 0 0 1 13 0 M16 5.3a3.5 3.5 0 0 1 0 6.4 M18 14.5a6.5 6.5 0 0 1 3.5 5.5',
  person: 'M12 4a4 4 0 1 0 0 8a4 4 0 0 0 0-8z M4.5 20.5a7.5 7.5 0 0 1 15 0',
  play: 'M8 5l11 7-11 7z',
  plus: 'M12 5v14 M5 12h14',
  question:
    'M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17z M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7 M12 16.5v.2',
  retry: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9.2 M20 4v5.2h-5.2',
  seal: 'M12 3a6 6 0 1 0 0 12a6 6 0 0 0 0-12z M8.5 14L7 22l5-3 5 3-1.5-8',
  'seal-broken':
    'M8.5 13.9A6 6 0 0 1 10.5 3.2l1.5 3.3-2 2.5 2.5 2-1 4 M14 3.3A6 6 0 0 1 15.5 13.9 M8.5 14L7 22l4-2.4 M15.5 14l1.5 8-3-1.8',
  search: 'M10.5 4.5a6 6 0 1 0 0 12a6 6 0 0 0 0-12z M15 15l5 5',
  'sort-down': 'M12 5v14 M6.5 13.5L12 19l5.5-5.5',
  'sort-up': 'M12 19V5 M6.5 10.5L12 5l5.5 5.5',
  trash: 'M4.5 7h15 M9.5 7V4h5v3 M6.5 7l1 13.5h9l1-13.5 M10.5 11v6 M13.5 11v6',
  unlocked: 'M5 11h14v9.5H5z M8 11V7.5a4 4 0 0 1 7.7-1.5',
  upload: 'M12 16V5 M7.5 9.5L12 5l4.5 4.5 M5 20h14',
  warning: 'M12 4L2.8 20h18.4z M12 10v4.5 M12 17v.2',
} as const;

export type IconName = keyof typeof ICON_SHAPES;

/** Their sense follows the direction of reading. */
export const DIRECTIONAL_ICONS: ReadonlySet<IconName> = new Set<IconName>([
  'chevron-back',
  'chevron-forward',
  'external',
  'play',
]);
