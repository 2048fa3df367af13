import type common from '../locales/en/common.json';
import type problems from '../locales/en/problems.json';
import type front from '../locales/en/front.json';
import type ceremony from '../locales/en/ceremony.json';
import type keys from '../locales/en/keys.json';
import type composer from '../locales/en/composer.json';
import type submissions from '../locales/en/submissions.json';
import type review from '../locales/en/review.json';
import type people from '../locales/en/people.json';
import type cases from '../locales/en/cases.json';
import type organisations from '../locales/en/organisations.json';
import type log from '../locales/en/log.json';
import type openings from '../locales/en/openings.json';
import type proofs from '../locales/en/proofs.json';
import type verify from '../locales/en/verify.json';
import type anomalies from '../locales/en/anomalies.json';
import type settings from '../locales/en/settings.json';
import type home from '../locales/en/home.json';
import type remarks from '../locales/en/remarks.json';
import type files from '../locales/en/files.json';
import type thread from '../locales/en/thread.json';
import type requests from '../locales/en/requests.json';
import type records from '../locales/en/records.json';
import type vocabulary from '../locales/en/vocabulary.json';
import type preview from '../locales/en/preview.json';
import type verdicts from '../locales/en/verdicts.json';
import type directory from '../locales/en/directory.json';
import type notifications from '../locales/en/notifications.json';
import type consents from '../locales/en/consents.json';
import type statistics from '../locales/en/statistics.json';
import 'i18next';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: false;
    resources: {
      common: typeof common;
      problems: typeof problems;
      front: typeof front;
      ceremony: typeof ceremony;
      keys: typeof keys;
      composer: typeof composer;
      submissions: typeof submissions;
      review: typeof review;
      people: typeof people;
      cases: typeof cases;
      organisations: typeof organisations;
      log: typeof log;
      openings: typeof openings;
      proofs: typeof proofs;
      verify: typeof verify;
      anomalies: typeof anomalies;
      settings: typeof settings;
      home: typeof home;
      preview: typeof preview;
      verdicts: typeof verdicts;
      directory: typeof directory;
      records: typeof records;
      remarks: typeof remarks;
      files: typeof files;
      thread: typeof thread;
      requests: typeof requests;
      vocabulary: typeof vocabulary;
      notifications: typeof notifications;
      consents: typeof consents;
      statistics: typeof statistics;
    };
  }
}
