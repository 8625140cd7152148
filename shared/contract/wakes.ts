/**
 * What goes to work at once after a command was carried out, instead of in its next round:
 * - scheduler: orders are decided and released.
 * - channel-sync: the channel is pulled and pushed.
 * - channel-restart: the channel's sync starts again, with what the channel is now.
 * - comparison: the channel's stock is compared with ours.
 * - repair-check: what was repaired at the channel is looked at again.
 * - catalogue-reading, catalogue-taking: the channel's catalogue is read, or taken over (or that undone).
 * Printers are woken by the handlers, which alone know which one.
 */
export type Wake =
  | 'scheduler'
  | 'channel-sync'
  | 'channel-restart'
  | 'comparison'
  | 'repair-check'
  | 'catalogue-reading'
  | 'catalogue-taking'
