const MESSAGES = ['activity', 'lock', 'signed-out'] as const;
type TabMessage = (typeof MESSAGES)[number];

/** Joins the tabs in which the same account is at work. Returns how to tell the others something. */
export function joinTabs(
  accountId: string,
  onMessage: (message: TabMessage) => void,
): (message: TabMessage) => void {
  const channel = new BroadcastChannel(`portal:${accountId}`);
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = MESSAGES.find((known) => known === data);
    if (message) onMessage(message);
  });
  return (message) => {
    channel.postMessage(message);
  };
}
