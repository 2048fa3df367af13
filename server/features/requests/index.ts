export {
  createMongoMessageRepository,
  messageMongoMigrations,
} from './messages/message.repository.mongo.ts';
export {
  createSqliteMessageRepository,
  messageSqliteMigrations,
} from './messages/message.repository.sqlite.ts';
export type { Message, MessageRepository } from './messages/message.ts';
export { requestMongoMigrations } from './request.migrations.mongo.ts';
export { createMongoRequestRepository } from './request.repository.mongo.ts';
export { requestSqliteMigrations } from './request.migrations.sqlite.ts';
export { createSqliteRequestRepository } from './request.repository.sqlite.ts';
export type { CooperationRequest, RequestRepository } from './request.ts';
export { createRequests, type Requests } from './requests.ts';
