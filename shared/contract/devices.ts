import { z } from 'zod'
import { device, deviceName } from '../domain/device.ts'
import * as scalars from '../domain/scalars.ts'
import { action, command, nothing, query } from './procedure.ts'

/** Where this control room is reached over the network. */
export const network = z.object({
  addresses: z.array(z.string()),
  /** SHA-256 of the certificate that is shown there, with colons; null = a proxy shows its own. */
  fingerprint: z.string().nullable(),
})
export type Network = z.infer<typeof network>

/** Stations and desks on other machines. */
export const devices = {
  /**
   * By name; those that were revoked last. `network` null = it is not open to the network; `canSwitch`: people open and
   * close it here, otherwise the command line says it.
   */
  list: query('lead', 'any-site')
    .input(z.object({}))
    .output(
      z.object({
        network: network.nullable(),
        canSwitch: z.boolean(),
        /** `people`: who is signed in at it now, by name. */
        devices: z.array(device.extend({ isConnected: z.boolean(), people: z.array(z.string()) })),
      }),
    ),
  /** Opens it to the network at this port of every address of this machine, now and at each start. */
  openNetwork: action({
    role: 'manager',
    scope: 'every-site',
    input: z.object({ port: z.int().min(1_024).max(65_535) }),
    output: nothing,
    needsHub: 'store',
  }),
  closeNetwork: action({
    role: 'manager',
    scope: 'every-site',
    input: z.object({}),
    output: nothing,
    needsHub: 'store',
  }),
  /** A code with which one device comes in, once, for five minutes; of a person it replaces the one before. */
  openPairing: action({
    role: 'lead',
    scope: { site: 'siteId' },
    input: z.object({
      name: deviceName,
      siteId: scalars.code.nullable(),
      keepsCopy: z.boolean().default(false),
    }),
    output: network.extend({ code: z.string(), expiresAt: scalars.epochMs }),
    needsHub: 'store',
  }),
  /** Another name, another site: it was moved. */
  change: command({
    role: 'lead',
    scope: { device: 'deviceId', site: 'siteId' },
    input: z.object({ deviceId: scalars.uuid, name: deviceName, siteId: scalars.code.nullable() }),
    output: nothing,
    needsHub: 'every-site',
  }),
  /** It is cut off at once, and comes in again only by another code. */
  revoke: command({
    role: 'lead',
    scope: { device: 'deviceId' },
    input: z.object({ deviceId: scalars.uuid }),
    output: nothing,
    needsHub: 'every-site',
  }),
}
