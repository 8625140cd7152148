import {
  asPickupPoint,
  type NearbyPoint,
  type NearbyPoints,
  pointInLine,
} from '../../../shared/domain/nearby-point.ts'
import { WORKSPACE, type WorkspaceSettings } from '../../../shared/domain/workspace.ts'
import { clipped } from '../../../shared/lib/clipped.ts'
import { DAY_MS, type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { CommandContext, Commands } from '../commands/command.ts'
import type { CollectionPoint } from '../ports/carrier.ts'
import type { AreaToAsk, PointEvents } from '../ports/point-events.ts'
import type { Store, Tx } from '../ports/store.ts'
import type { ChosenPoints } from './chosen-points.ts'
import { goToPoint, tellsPoint } from './go-to-point.ts'
import { canBeSettled, duePointChecks, isAreaUnknown, settlePointChecks } from './point-checks.ts'
import { isFresh, type PointQuestion, pointQuestions, pointsFor } from './point-question.ts'

/** What nobody has asked about for so long is forgotten. */
const KEPT_MS = 30 * DAY_MS
const MOST_POINTS = 20

/** What the asking for points causes, carried out as commands of the program itself. */
export function pointEvents({
  store,
  commands,
  now,
}: {
  readonly store: Store
  readonly commands: Commands
  readonly now: () => EpochMs
}): PointEvents {
  const questions = sharedQuestions()
  const ofAccount = async (tx: Tx, accountId: string) =>
    (await questions(tx, now())).filter(({ account }) => account.id === accountId)
  return {
    toAsk: (accountId) =>
      store.read(async (tx) => {
        const at = now()
        const ask = new Map<string, AreaToAsk>()
        for (const question of await ofAccount(tx, accountId)) {
          const { area, near } = question
          const told = await tx.points.get(accountId, area)
          if (!isFresh(told, question, at) && (told === null || told.notBefore <= at))
            ask.set(area, { area, near, attempts: told?.attempts ?? 0 })
        }
        for (const check of await duePointChecks(tx, accountId, at)) {
          const { about, told } = check
          if (about === null || !isAreaUnknown(check, at)) continue
          ask.set(about.area, { area: about.area, near: about.near, attempts: told?.attempts ?? 0 })
        }
        return [...ask.values()]
      }),
    told: (accountId, area, answer) =>
      commands.system('points.keep', async ({ tx, now: at, touch }) => {
        const known = await tx.points.get(accountId, area)
        const isTold = answer.kind === 'points'
        const open = isTold ? answer.points.filter(({ isOpen }) => isOpen) : []
        await tx.points.put(
          {
            accountId,
            area,
            points: isTold ? open.slice(0, MOST_POINTS).map(kept) : (known?.points ?? []),
            closed: isTold ? closedNow(known, answer.points) : (known?.closed ?? []),
            toldAt: isTold ? at : (known?.toldAt ?? null),
            problem: isTold ? null : answer.problem,
            notBefore: isTold ? at : at + answer.waitMs,
            attempts: isTold ? 0 : (known?.attempts ?? 0) + 1,
          },
          at,
          at - KEPT_MS,
        )
        touch('exceptions')
      }),
    async choose(accountId) {
      const canSettle = await store.read(async (tx) =>
        (await duePointChecks(tx, accountId, now())).some((check) => canBeSettled(check, now())),
      )
      if (canSettle)
        await commands.system('carriers.settleAddressChecks', (context) =>
          settlePointChecks(context, accountId),
        )
      const canChoose = await store.read(async (tx) => {
        const own = await ofAccount(tx, accountId)
        if (own.length === 0) return false
        const settings = await tx.settings.get(WORKSPACE)
        for (const question of own) if ((await choiceFor(tx, question, settings, now())) !== null) return true
        return false
      })
      if (!canChoose) return
      await commands.system(
        'points.choose',
        (context) => chooseAll(context, accountId),
        (chosen) => chosen,
      )
    },
  }
}

/** Questions count for as long where nothing was committed: days go by. */
const READ_AGAIN_MS = MINUTE_MS

/** The questions of all accounts, read once for all of them until something is committed. */
function sharedQuestions(): typeof pointQuestions {
  let known: { readonly seq: number; readonly at: EpochMs; readonly questions: PointQuestion[] } | null = null
  return async (tx, now) => {
    const seq = await tx.journal.lastSeq()
    if (known === null || known.seq !== seq || Math.abs(now - known.at) >= READ_AGAIN_MS)
      known = { seq, at: now, questions: await pointQuestions(tx, now) }
    return known.questions
  }
}

async function chooseAll(context: CommandContext, accountId: string): Promise<ChosenPoints> {
  const { tx, now } = context
  const settings = await tx.settings.get(WORKSPACE)
  const chosen: ChosenPoints['chosen'] = []
  for (const question of await pointQuestions(tx, now)) {
    if (question.account.id !== accountId) continue
    const point = await choiceFor(tx, question, settings, now)
    if (point === null) continue
    const { order, closed } = question
    await goToPoint(context, order, asPickupPoint(point), pointInLine(point))
    context.about(order.order.id)
    context.touch('orders', 'exceptions')
    chosen.push({
      orderId: order.order.id,
      point: pointInLine(point),
      closed: closed === null ? null : closed.name || closed.id,
      isTold: await tellsPoint(tx, order.order),
    })
  }
  return { chosen }
}

/** The point that is taken without asking anybody; null = a person chooses. */
async function choiceFor(
  tx: Tx,
  question: PointQuestion,
  { pickupPoints, pickupPointKm }: WorkspaceSettings,
  now: EpochMs,
): Promise<NearbyPoint | null> {
  const { record, account, area, refused, closed } = question
  const isClosed = record.cause.reason === 'label-refused' || closed !== null
  if (pickupPoints === 'ask' || (pickupPoints === 'closed' && !isClosed)) return null
  if (refused.size > MOST_REPLACED) return null
  const told = await tx.points.get(account.id, area)
  if (!isFresh(told, question, now)) return null
  const [nearest] = pointsFor(told, question)
  const { distanceM = null } = nearest ?? {}
  return nearest !== undefined && distanceM !== null && distanceM <= pickupPointKm * 1000 ? nearest : null
}

/** A carrier that refuses one point after the other has another fault. */
const MOST_REPLACED = 3

const MOST_CLOSED = 50

/** Points that the carrier lists as closed, or listed before and, with others still there, does not list any more. */
function closedNow(known: NearbyPoints | null, told: readonly CollectionPoint[]): string[] {
  const open = new Set(told.filter(({ isOpen }) => isOpen).map(({ id }) => id))
  const listed = told.filter(({ isOpen }) => !isOpen).map(({ id }) => clipped(id, 120))
  const gone = open.size === 0 ? [] : [...(known?.points.map(({ id }) => id) ?? []), ...(known?.closed ?? [])]
  return [...new Set([...listed, ...gone])].filter((id) => !open.has(id)).slice(0, MOST_CLOSED)
}

function kept({ id, name, address, distanceM, hours, ...at }: CollectionPoint): NearbyPoint {
  const { street, postcode, city, country } = address
  const { latitude, longitude } = at
  return {
    id: clipped(id, 120),
    name: clipped(name, 255),
    street: street.slice(0, 4).map((line) => clipped(line, 255)),
    postcode: clipped(postcode, 40),
    city: clipped(city, 255),
    country,
    distanceM: distanceM === null ? null : Math.max(0, Math.round(distanceM)),
    hours: hours?.map((day) => day.slice(0, 6)) ?? null,
    ...(latitude !== null && longitude !== null && { place: { latitude, longitude } }),
  }
}
