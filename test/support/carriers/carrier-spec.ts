import { join } from 'node:path'
import { SPECS, SpecCheck } from '../spec-check.ts'

/** A carrier's own description, held against every call of its bench; null = there is none here. */
export function carrierSpec(
  files: readonly string[],
  but?: ConstructorParameters<typeof SpecCheck>[2],
): SpecCheck | null {
  return SPECS === null ? null : new SpecCheck(join(SPECS, 'carriers'), files, but)
}
