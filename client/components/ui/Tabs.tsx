import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as RacTabs } from 'react-aria-components/Tabs';
import './Tabs.css';

export type TabEntry<T extends string> = { id: T; label: ReactNode; content: ReactNode };

export type TabsProps<T extends string> = {
  label: string;
  tabs: readonly TabEntry<T>[];
  /** Kept in the address by the page. */
  selected: T;
  onSelect: (id: T) => void;
};

export function Tabs<T extends string>({ label, tabs, selected, onSelect }: TabsProps<T>) {
  return (
    <RacTabs
      className="tabs"
      selectedKey={selected}
      onSelectionChange={(key) => {
        const tab = tabs.find(({ id }) => id === key);
        if (tab) onSelect(tab.id);
      }}
    >
      <TabList className="tabs-list" aria-label={label}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="tabs-tab">
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="tabs-panel">
          {tab.content}
        </TabPanel>
      ))}
    </RacTabs>
  );
}
