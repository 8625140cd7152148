import type { HubFound } from './web/joined-hub.ts'

/** What is said of a hub that was looked at, where there is no window of ours. */
export function hubLines(hub: string, found: HubFound): string {
  switch (found.kind) {
    case 'trusted':
      return `${hub} is the control room that was compared. Open it in a browser on this machine.`
    case 'unreachable':
      return `${hub} does not answer.`
    case 'unknown':
      return [
        found.isOther
          ? `Another certificate than the one that was compared answers at ${hub}.`
          : `Nobody has compared the certificate of ${hub} yet.`,
        `SHA-256: ${found.fingerprint}`,
        'If it is the one under Settings > Stations there, start again with --fingerprint and this.',
      ].join('\n')
  }
}
