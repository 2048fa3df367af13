export { createMongoReceiptRepository } from './receipt.repository.mongo.ts';
export {
  createSqliteReceiptRepository,
  receiptSqliteMigrations,
} from './receipt.repository.sqlite.ts';
export type { Receipt, ReceiptReference, ReceiptRepository } from './receipt.ts';
export { createReceipts, type Receipts } from './receipts.ts';
