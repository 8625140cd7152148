import { z } from 'zod'
import { policy } from '../domain/policy.ts'
import * as scalars from '../domain/scalars.ts'
import { workspaceSettings } from '../domain/workspace.ts'
import { command, nothing, query } from './procedure.ts'

export const settings = {
  get: query('packer')
    .input(z.object({}))
    .output(
      z.object({
        workspace: workspaceSettings,
        policy,
        home: z.string(),
        store: z.string(),
        lastBackupAt: scalars.epochMs.nullable(),
        programVersion: z.string(),
      }),
    ),
  putWorkspace: command('manager', workspaceSettings, nothing),
  putPolicy: command('manager', policy, nothing),
  backupNow: command('manager', z.object({}), z.object({ file: z.string() })),
}
