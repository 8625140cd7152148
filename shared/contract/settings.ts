import { z } from 'zod'
import { holidayEdit } from '../domain/holidays.ts'
import { policy } from '../domain/policy.ts'
import * as scalars from '../domain/scalars.ts'
import { surcharge } from '../domain/surcharge.ts'
import { workspaceSettings } from '../domain/workspace.ts'
import { command, nothing, query } from './procedure.ts'

export const settings = {
  get: query('packer')
    .input(z.object({}))
    .output(
      z.object({
        workspace: workspaceSettings,
        policy,
        surcharges: z.array(surcharge),
        holidays: z.array(holidayEdit),
        home: z.string(),
        store: z.string(),
        lastBackupAt: scalars.epochMs.nullable(),
        programVersion: z.string(),
      }),
    ),
  putWorkspace: command('manager', workspaceSettings, nothing),
  putPolicy: command('manager', policy, nothing),
  /** What carriers add to the rate card; decisions from now on pay it. */
  putSurcharges: command('manager', z.object({ surcharges: z.array(surcharge).max(500) }), nothing),
  /** Changes to the built-in public holidays, one entry a country. */
  putHolidays: command('manager', z.object({ holidays: z.array(holidayEdit).max(60) }), nothing),
  backupNow: command('manager', z.object({}), z.object({ file: z.string() })),
}
