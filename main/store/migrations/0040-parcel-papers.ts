import type { Migration } from './migration.ts'

/** Print jobs of a parcel's papers know their parcel as those of labels do, and which paper they are. */
export const parcelPapers: Migration = {
  version: 40,
  name: 'parcel-papers',
  up: ({ text }) => [`ALTER TABLE print_jobs ADD COLUMN paper ${text}`],
}
