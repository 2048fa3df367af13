import { Button } from 'react-aria-components/Button';
import { Group } from 'react-aria-components/Group';
import {
  Input,
  SearchField as RacSearchField,
  type SearchFieldProps as RacSearchFieldProps,
} from 'react-aria-components/SearchField';
import { FieldHead } from './Field.tsx';
import { Icon } from './Icon.tsx';
import './SearchField.css';

export interface SearchFieldProps extends Omit<
  RacSearchFieldProps,
  'children' | 'className' | 'style'
> {
  label: string;
  description?: string | undefined;
}

export function SearchField({ label, description, ...field }: SearchFieldProps) {
  return (
    <RacSearchField {...field} className="field search-field">
      <FieldHead label={label} description={description} />
      <Group className="field-control field-frame">
        <Icon name="search" />
        <Input />
        <Button className="search-field-clear">
          <Icon name="close" />
        </Button>
      </Group>
    </RacSearchField>
  );
}
