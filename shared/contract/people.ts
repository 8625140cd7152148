import { z } from 'zod'
import { badge, personDraft, personView, pin } from '../domain/person.ts'
import * as scalars from '../domain/scalars.ts'
import { command, nothing, query } from './procedure.ts'

const whom = { personId: scalars.uuid }

/**
 * Who works here. Until the first person is added nobody signs in; the first is a manager for all sites with a PIN.
 * What is a secret in an input is neither journaled nor ever answered.
 */
export const people = {
  /** By name, the deactivated too. */
  list: query('manager').input(z.object({})).output(z.array(personView)),
  add: command({
    role: 'manager',
    input: personDraft.extend({ ...whom, pin: pin.nullable(), badge: badge.nullable() }),
    output: nothing,
    needsHub: 'every-site',
  }),
  change: command({
    role: 'manager',
    input: personDraft.extend(whom),
    output: nothing,
    needsHub: 'every-site',
  }),
  /** A deactivated person is signed out everywhere at once. */
  setActive: command({
    role: 'manager',
    input: z.object({ ...whom, isActive: z.boolean() }),
    output: nothing,
    needsHub: 'every-site',
  }),
  /** null takes it away. */
  setPin: command({
    role: 'manager',
    input: z.object({ ...whom, pin: pin.nullable() }),
    output: nothing,
    needsHub: 'every-site',
  }),
  /** null takes it away. A badge is one person's. */
  setBadge: command({
    role: 'manager',
    input: z.object({ ...whom, badge: badge.nullable() }),
    output: nothing,
    needsHub: 'every-site',
  }),
}
