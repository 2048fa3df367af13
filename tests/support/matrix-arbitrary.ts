import fc from 'fast-check';
import { z } from 'zod';

type JsonSchema = {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly contentEncoding?: string;
};

/** Values that belong where a schema stands: each right in kind, most of them wrong for what they are about. */
export function valuesOf(schema: z.ZodType, known: readonly string[]): fc.Arbitrary<unknown> {
  return arbitraryOf(
    z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema,
    known,
  );
}

function arbitraryOf(schema: JsonSchema, known: readonly string[]): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => arbitraryOf(one, known)));
  switch (schema.type) {
    case 'object':
      return objectOf(schema, known);
    case 'array': {
      const { items = {}, minItems = 0, maxItems = 3 } = schema;
      const maxLength = Math.max(minItems, Math.min(maxItems, 3));
      return fc.array(arbitraryOf(items, known), { minLength: minItems, maxLength });
    }
    case 'string':
      return textOf(schema, known);
    case 'integer':
    case 'number':
      return fc.oneof(fc.nat(1_000), fc.maxSafeInteger(), fc.constant(-1));
    case 'boolean':
      return fc.boolean();
    case undefined:
    default:
      return fc.jsonValue();
  }
}

function objectOf({ properties = {}, required = [] }: JsonSchema, known: readonly string[]) {
  const members = Object.entries(properties).map(
    ([name, property]) => [name, arbitraryOf(property, known)] as const,
  );
  return fc.record(Object.fromEntries(members), { requiredKeys: [...required] });
}

function textOf(schema: JsonSchema, known: readonly string[]): fc.Arbitrary<string> {
  const { format, contentEncoding, minLength = 0, maxLength = 200 } = schema;
  const patterns = [schema, ...(schema.allOf ?? [])].flatMap(({ pattern }) => pattern ?? []);
  if (format === 'lowercase' || format === 'uuid') {
    return fc.oneof(fc.constantFrom(...known), fc.uuid({ version: 7 }));
  }
  if (contentEncoding === 'base64') {
    return fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('base64'));
  }
  if (format === 'email') return fc.emailAddress();
  if (format === 'date-time') {
    return fc
      .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
      .map((date) => date.toISOString());
  }
  const [pattern] = patterns;
  if (pattern?.startsWith('^-----BEGIN PGP SIGNATURE') === true) {
    return fc.string({ maxLength: 100 }).map((text) => `-----BEGIN PGP SIGNATURE-----\n\n${text}`);
  }
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  return fc.string({ minLength, maxLength: Math.min(maxLength, 200), unit: 'grapheme' });
}
