import type { Message } from '../../../shared/messages/definition.ts'
import type { CarrierDocument } from '../ports/carrier.ts'
/** The label in a file, whatever its name ends with, or why there is none in it. */
export declare function labelInFile(bytes: Uint8Array):
  | CarrierDocument
  | {
      readonly problem: Message
    }
/** A file that its writer has not finished, told from its end. */
export declare function looksCutOff(bytes: Uint8Array): boolean
