import { Schema, type Connection } from 'mongoose';
import { EmailChoice } from '../../../../core/contracts/notifications.ts';
import { createDocumentCollection } from '../../../platform/database/mongo-documents.ts';
import { strictSchema } from '../../../platform/database/mongo.ts';
import type { Preferences, PreferencesRepository } from './preferences.ts';

const schema = new Schema(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true, min: 1 },
    email: { type: String, required: true, enum: EmailChoice.options },
  },
  { ...strictSchema, collection: 'notification_preferences' },
);

export function createMongoPreferencesRepository(connection: Connection): PreferencesRepository {
  const documents = createDocumentCollection<Preferences>(
    connection,
    'NotificationPreferences',
    schema,
  );
  return {
    insert: documents.insertNew,
    findById: documents.find,
    replace: documents.replace,
    remove: documents.remove,
  };
}
