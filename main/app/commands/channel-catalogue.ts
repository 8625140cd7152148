import { isConnected } from '../../../shared/domain/channel.ts'
import { CHANNEL_ABILITIES } from '../../../shared/domain/channel-abilities.ts'
import { DAY_MS } from '../../../shared/lib/clock.ts'
import { type Approval, isUnderWay, keepTaking, readingOf, takingOf } from '../catalogue/catalogue-state.ts'
import type { Session } from '../services/control-room-port.ts'
import type { CommandContext } from './command.ts'
import type { HandlersOf } from './handler.ts'
import { needChannel } from './need-channel.ts'
import { refuse } from './refusal.ts'

/** What was read longer ago does not show any more what the shop has. */
const LONGEST_SEEN_MS = DAY_MS

/** The reading itself follows by itself. @throws {Refusal} the channel cannot be asked what it sells */
async function readCatalogue(
  context: CommandContext,
  { channelId }: { channelId: string },
): Promise<Record<string, never>> {
  const channel = await needChannel(context, channelId)
  if (!CHANNEL_ABILITIES[channel.kind].tellsCatalogue || !isConnected(channel))
    refuse('refusals.catalogue.unavailable')
  return {}
}

export interface CatalogueApproval {
  readonly channelId: string
  readonly readAt: number
  readonly newProducts: boolean
  readonly fields: Approval['fields']
  readonly sites: NonNullable<Approval['stock']>['sites'] | null
  readonly choices: Approval['choices']
}

/** Stores what was approved, so that it is carried out even if the program stops; the items follow in the background. */
export async function takeCatalogue(
  context: CommandContext,
  { channelId, readAt, newProducts, fields, sites, choices }: CatalogueApproval,
  { role }: Session,
): Promise<Record<string, never>> {
  const { tx, now, actor, touch } = context
  await needChannel(context, channelId)
  const reading = await readingOf(tx, channelId)
  if (
    reading === null ||
    reading.finishedAt === null ||
    reading.startedAt !== readAt ||
    now - reading.startedAt > LONGEST_SEEN_MS
  )
    refuse('refusals.catalogue.stale')
  if (isUnderWay(await takingOf(tx, channelId))) refuse('refusals.catalogue.busy')
  const known = new Set((await tx.sites.all()).map(({ id }) => id))
  const unknown = (sites ?? []).find(({ siteId }) => !known.has(siteId))
  if (unknown) refuse('refusals.unknown.site', { site: unknown.siteId })
  await tx.catalogue.forgetTaken(channelId)
  await keepTaking(tx, channelId, {
    readAt,
    by: actor,
    role,
    at: now,
    approval: { newProducts, fields, stock: sites === null ? null : { sites }, choices },
    position: -1,
    counts: { created: 0, changed: 0, opened: 0 },
    endedAt: null,
    undo: null,
  })
  touch('channels')
  return {}
}

/** Keeps that it is to be undone; the items follow by themselves. */
export async function undoCatalogue(
  { tx, now, actor, touch }: CommandContext,
  { channelId }: { channelId: string },
  { role }: Session,
): Promise<Record<string, never>> {
  const taking = await takingOf(tx, channelId)
  const reading = await readingOf(tx, channelId)
  if (taking === null || taking.undo !== null || taking.readAt !== reading?.startedAt)
    refuse('refusals.catalogue.nothingToUndo')
  if (taking.endedAt === null) refuse('refusals.catalogue.stillImporting')
  await keepTaking(tx, channelId, {
    ...taking,
    undo: {
      by: actor,
      role,
      at: now,
      position: -1,
      counts: { created: 0, changed: 0, opened: 0 },
      kept: 0,
      endedAt: null,
    },
  })
  touch('channels')
  return {}
}

export const catalogueHandlers: Pick<
  HandlersOf<'channels'>,
  'readCatalogue' | 'takeCatalogue' | 'undoCatalogue'
> = {
  readCatalogue,
  takeCatalogue,
  undoCatalogue,
}
