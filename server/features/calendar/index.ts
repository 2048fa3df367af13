export {
  calendarFeedMongoMigrations,
  createMongoCalendarFeedRepository,
} from './calendar-feed.repository.mongo.ts';
export {
  calendarFeedSqliteMigrations,
  createSqliteCalendarFeedRepository,
} from './calendar-feed.repository.sqlite.ts';
export type { CalendarFeed, CalendarFeedRepository } from './calendar-feed.ts';
export { calendarEndpoints } from './calendar.router.ts';
export { createCalendarService } from './calendar.service.ts';
export { writeCalendar } from './calendar.ts';
