import { ListBox, ListBoxItem, Popover } from 'react-aria-components/ComboBox';
import type { Option } from './option.ts';
import './Popover.css';

/** The choices under a control; it takes its items from the control around it. */
export function ListBoxPopover({ emptyLabel }: { emptyLabel: string }) {
  return (
    <Popover className="popover list-box-popover">
      <ListBox<Option>
        className="list-box"
        renderEmptyState={() => <div className="list-box-empty">{emptyLabel}</div>}
      >
        {(option) => (
          <ListBoxItem className="list-box-item" textValue={option.label}>
            {option.label}
            {option.description && <span className="list-box-detail">{option.description}</span>}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  );
}
