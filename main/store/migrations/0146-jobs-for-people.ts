import type { Migration } from './migration.ts'

/** Print jobs that wait for a person are counted for each printer without reading those that are done. */
export const jobsForPeople: Migration = {
  version: 146,
  name: 'jobs-for-people',
  up: () => [
    `CREATE INDEX print_jobs_for_people
      ON print_jobs (printer_id, queued_at) WHERE state IN ('held', 'unknown')`,
  ],
}
