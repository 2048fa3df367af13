import { useState, type ReactNode } from 'react';
import './AppFrame.css';
import { BarButton } from './BarButton.tsx';
import { SideNavigation, type NavigationSection } from './SideNavigation.tsx';
import { SkipLink } from './SkipLink.tsx';
import { TopBar } from './TopBar.tsx';

export type AppFrameProps = {
  name: string;
  homeHref: string;
  skipLabel: string;
  navigation: { label: string; menuLabel: string; sections: readonly NavigationSection[] };
  /** `BarStatus`, `BarPerson`, buttons of the variant `bar`. */
  bar: ReactNode;
  /** `Banner` and `OfflineNotice`. */
  banners?: ReactNode;
  children: ReactNode;
};

const MAIN = 'main';
const NAVIGATION = 'navigation';

export function AppFrame(props: AppFrameProps) {
  const { name, homeHref, skipLabel, navigation, bar, banners, children } = props;
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="app-frame">
      <SkipLink targetId={MAIN}>{skipLabel}</SkipLink>
      <TopBar
        name={name}
        homeHref={homeHref}
        banners={banners}
        start={
          <BarButton
            icon={isOpen ? 'close' : 'menu'}
            aria-label={navigation.menuLabel}
            aria-expanded={isOpen}
            aria-controls={NAVIGATION}
            onClick={() => {
              setOpen(!isOpen);
            }}
          />
        }
      >
        {bar}
      </TopBar>
      <div className="app-frame-body">
        <SideNavigation
          id={NAVIGATION}
          label={navigation.label}
          sections={navigation.sections}
          isOpen={isOpen}
          onNavigate={() => {
            setOpen(false);
          }}
        />
        <main id={MAIN} className="app-frame-main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  );
}
