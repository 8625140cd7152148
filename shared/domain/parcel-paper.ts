import { z } from 'zod'

/** What is printed for one parcel beside its label. */
export const parcelPaperKind = z.enum(['packing-slip', 'customs', 'return-slip'])
export type ParcelPaperKind = z.infer<typeof parcelPaperKind>

/**
 * How it stands with a paper of a parcel.
 * - `not-asked`: nobody wants it for this parcel
 * - `no-printer`: it is wanted, and no printer here prints such papers: it is opened as a file
 * - `not-printed`: it is wanted, and has not been sent to its printer
 * - `not-kept`: it was packed by a version that did not keep whether this paper was printed
 * - `waiting`: on its way to the printer
 * - `printed`: the printer, or a person, says that it came out
 * - `failed`: it did not come out and will not by itself
 * - `unknown`: it may have come out; only a person can tell
 */
export const paperStanding = z.enum([
  'not-asked',
  'no-printer',
  'not-printed',
  'not-kept',
  'waiting',
  'printed',
  'failed',
  'unknown',
])
export type PaperStanding = z.infer<typeof paperStanding>
