import type { Session } from '../services/control-room-port.ts'

/** Whose it is that a person keeps, such as a draft or a view: the person’s, or everybody's of that name where nobody signs in. */
export function ownerOf({ personId, actor }: Session): string {
  return personId ?? actor
}
