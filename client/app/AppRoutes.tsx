import { lazy, type ComponentType } from 'react';
import { Navigate, Route, Routes } from 'react-router';

type Feature = Readonly<Record<string, ComponentType>>;

/** Each page comes with its own script when it is first visited. */
function page<Loaded extends Feature>(load: () => Promise<Loaded>, name: keyof Loaded & string) {
  return lazy(async () => {
    const component = (await load())[name];
    if (!component) throw new Error(`there is no page ${name}`);
    return { default: component };
  });
}

const notFound = () => import('./NotFoundPage.tsx');
const home = () => import('../features/home/index.ts');
const ceremony = () => import('../features/ceremony/index.ts');
const composer = () => import('../features/composer/index.ts');
const requestComposer = () => import('../features/request-composer/index.ts');
const submissions = () => import('../features/submissions/index.ts');
const requests = () => import('../features/requests/index.ts');
const review = () => import('../features/review/index.ts');
const cases = () => import('../features/cases/index.ts');
const people = () => import('../features/people/index.ts');
const directory = () => import('../features/directory/index.ts');
const organisations = () => import('../features/organisations/index.ts');
const log = () => import('../features/log/index.ts');
const openings = () => import('../features/openings/index.ts');
const notifications = () => import('../features/notifications/index.ts');
const consents = () => import('../features/consents/index.ts');
const statistics = () => import('../features/statistics/index.ts');
const settings = () => import('../features/settings/index.ts');

const NotFoundPage = page(notFound, 'NotFoundPage');
const HomePage = page(home, 'HomePage');
const CeremonyPage = page(ceremony, 'CeremonyPage');
const ComposerPage = page(composer, 'ComposerPage');
const RequestComposerPage = page(requestComposer, 'RequestComposerPage');
const SubmissionsPage = page(submissions, 'SubmissionsPage');
const SubmissionPage = page(submissions, 'SubmissionPage');
const RequestsPage = page(requests, 'RequestsPage');
const RequestPage = page(requests, 'RequestPage');
const InboxPage = page(review, 'InboxPage');
const ReviewPage = page(review, 'ReviewPage');
const CasesPage = page(cases, 'CasesPage');
const CasePage = page(cases, 'CasePage');
const PeoplePage = page(people, 'PeoplePage');
const AccountsPage = page(people, 'AccountsPage');
const DirectoryPage = page(directory, 'DirectoryPage');
const DirectoryEntryPage = page(directory, 'DirectoryEntryPage');
const OrganisationsPage = page(organisations, 'OrganisationsPage');
const LogPage = page(log, 'LogPage');
const VerifyPage = page(log, 'VerifyPage');
const ExportPage = page(log, 'ExportPage');
const OpeningsPage = page(openings, 'OpeningsPage');
const NotificationsPage = page(notifications, 'NotificationsPage');
const ConsentsPage = page(consents, 'ConsentsPage');
const StatisticsPage = page(statistics, 'StatisticsPage');
const SettingsPage = page(settings, 'SettingsPage');

export function AppRoutes() {
  return (
    <Routes>
      <Route path="/home" element={<HomePage />} />
      <Route path="/keys" element={<CeremonyPage />} />
      <Route path="/submissions" element={<SubmissionsPage />} />
      <Route path="/submissions/new" element={<ComposerPage />} />
      <Route path="/submissions/:submissionId" element={<SubmissionPage />} />
      <Route path="/submissions/:submissionId/edit" element={<ComposerPage />} />
      <Route path="/requests" element={<RequestsPage />} />
      <Route path="/requests/:requestId" element={<RequestPage />} />
      <Route path="/requests/new" element={<RequestComposerPage />} />
      <Route path="/requests/:requestId/edit" element={<RequestComposerPage />} />
      <Route path="/inbox" element={<InboxPage />} />
      <Route path="/inbox/:submissionId" element={<ReviewPage />} />
      <Route path="/cases" element={<CasesPage />} />
      <Route path="/cases/:caseId" element={<CasePage />} />
      <Route path="/people" element={<PeoplePage />} />
      <Route path="/accounts" element={<AccountsPage />} />
      <Route path="/directory" element={<DirectoryPage />} />
      <Route path="/directory/:organisationId" element={<DirectoryEntryPage />} />
      <Route path="/organisations" element={<OrganisationsPage />} />
      <Route path="/access-log" element={<LogPage />} />
      <Route path="/access-log/verify" element={<VerifyPage />} />
      <Route path="/access-log/export" element={<ExportPage />} />
      <Route path="/openings" element={<OpeningsPage />} />
      <Route path="/notifications" element={<NotificationsPage />} />
      <Route path="/consents" element={<ConsentsPage />} />
      <Route path="/statistics" element={<StatisticsPage />} />
      <Route path="/settings" element={<SettingsPage />} />
      <Route path="/index.html" element={<Navigate to="/home" replace />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
