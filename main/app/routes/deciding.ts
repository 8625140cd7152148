import { CHANNEL_SLIPS } from '../../../shared/domain/channel-slips.ts'
import { CUSTOMS } from '../../../shared/domain/customs/customs-settings.ts'
import { HOLIDAYS } from '../../../shared/domain/holidays.ts'
import { PAPER_ROUTES } from '../../../shared/domain/paper-routes.ts'
import { POLICY } from '../../../shared/domain/policy.ts'
import { RETENTION } from '../../../shared/domain/retention.ts'
import { RETURN_POLICY } from '../../../shared/domain/return-policy.ts'
import { SIGN_IN } from '../../../shared/domain/sign-in-settings.ts'
import { SURCHARGES } from '../../../shared/domain/surcharge.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { orRefused } from '../commands/refusal.ts'
import { logos } from '../papers/logos.ts'
import { sampleSlip } from '../papers/sample-slip.ts'
import { ownerOf } from '../people/owner-of.ts'
import { listCarriers } from '../queries/carriers.ts'
import { closedDays } from '../queries/closed-days.ts'
import { deliveryTimes } from '../queries/delivery-times.ts'
import { exchangeRates, readExchangeRates } from '../queries/exchange-rates.ts'
import { dayList, listNumberRanges } from '../queries/number-ranges.ts'
import { currentRules, versionOf } from '../queries/rules.ts'
import { storageOf } from '../queries/storage.ts'
import { trySuspension } from '../queries/try-suspension.ts'
import { orderOfSource } from '../rules/case-source.ts'
import { checkCases } from '../rules/pinned-cases.ts'
import { checkRules } from '../rules/rule-check.ts'
import { ruleStanding } from '../rules/rule-standing.ts'
import { ruleValues } from '../rules/rule-values.ts'
import { tryRules } from '../rules/try-rules.ts'
import type { AppServices } from '../services/app-services.ts'
import { carrierAccountRoutes } from './carrier-accounts.ts'
import type { Procedures } from './router.ts'

const PAGES = { a4: { widthMm: 210, heightMm: 297 }, label: { widthMm: 100, heightMm: 150 } }

/** Rules, carriers and settings: what decisions are made from besides orders and stock. */
export function decidingRoutes({ rules, carriers, settings }: Procedures, services: AppServices) {
  const { store, decider, clock, about, keeping, worlds, printing, findPlace } = services
  return {
    rules: {
      current: rules.current.handler(() => store.read((tx) => currentRules(tx, clock.now()))),
      check: rules.check.handler(({ input }) => store.read((tx) => checkRules(tx, input.rules))),
      checkCases: rules.checkCases.handler(({ input }) =>
        store.read((tx) => checkCases(tx, worlds, clock.now(), input.rules)),
      ),
      values: rules.values.handler(({ input }) =>
        store.read((tx) => ruleValues(tx, worlds, clock.now(), input)),
      ),
      tryOrder: rules.tryOrder.handler(({ input, context: { seen } }) =>
        orRefused(() =>
          store.read(async (tx) => {
            const order = await orderOfSource(tx, input.source, findPlace, clock.now(), seen)
            const tried = await tryRules(tx, worlds, clock.now(), order, input.rules)
            return { kind: 'tried' as const, tried }
          }),
        ),
      ),
      standing: rules.standing.handler(() => store.read(ruleStanding)),
      draft: rules.draft.handler(({ context }) =>
        store.read(async (tx) => {
          const kept = await tx.ruleDrafts.get(ownerOf(context.session))
          return { revision: kept?.revision ?? 0, draft: kept?.draft ?? null }
        }),
      ),
      sharedDrafts: rules.sharedDrafts.handler(({ context }) =>
        store.read(async (tx) => {
          const all = await tx.ruleDrafts.shared()
          return all.filter(({ owner }) => owner !== ownerOf(context.session))
        }),
      ),
      draftComments: rules.draftComments.handler(({ input, context }) =>
        store.read(async (tx) => {
          const own = ownerOf(context.session)
          const kept = await tx.ruleDrafts.get(input.owner ?? own)
          const isSeen = kept !== null && (kept.owner === own || kept.draft.isShared)
          return isSeen ? tx.ruleDrafts.comments(kept.owner) : []
        }),
      ),
      history: rules.history.handler(() => store.read((tx) => tx.ruleSets.history())),
      version: rules.version.handler(({ input }) => store.read((tx) => versionOf(tx, input.version))),
    },
    carriers: {
      list: carriers.list.handler(() => store.read((tx) => listCarriers(tx, clock.now()))),
      trySuspension: carriers.trySuspension.handler(({ input }) =>
        store.read((tx) => trySuspension(tx, decider, input)),
      ),
      deliveryTimes: carriers.deliveryTimes.handler(({ input }) =>
        store.read((tx) => deliveryTimes(tx, input.carrierId, clock.now())),
      ),
      ...carrierAccountRoutes({ carriers }, services),
      numberRanges: carriers.numberRanges.handler(() =>
        store.read((tx) => listNumberRanges(tx, clock.now())),
      ),
      dayList: carriers.dayList.handler(({ input }) => store.read((tx) => dayList(tx, input))),
    },
    settings: {
      closedDays: settings.closedDays.handler(() =>
        store.read(async (tx) => {
          const { world, settings: workspace } = await worlds.view(tx, clock.now(), [])
          return closedDays({
            sites: await tx.sites.all(),
            destinations: world.shipping.rates.countries,
            edits: await tx.settings.get(HOLIDAYS),
            today: localDateOf(clock.now(), workspace.timeZone),
          })
        }),
      ),
      get: settings.get.handler(() =>
        store.read(async (tx) => ({
          workspace: await tx.settings.get(WORKSPACE),
          policy: await tx.settings.get(POLICY),
          signIn: await tx.settings.get(SIGN_IN),
          returns: await tx.settings.get(RETURN_POLICY),
          retention: await tx.settings.get(RETENTION),
          customs: await tx.settings.get(CUSTOMS),
          surcharges: await tx.settings.get(SURCHARGES),
          holidays: await tx.settings.get(HOLIDAYS),
          channelSlips: await tx.settings.get(CHANNEL_SLIPS),
          paperRoutes: await tx.settings.get(PAPER_ROUTES),
          home: about.home,
          store: about.store,
          backupsBy: keeping.by,
          lastBackupAt: keeping.lastAt(),
          programVersion: about.programVersion,
        })),
      ),
      logos: settings.logos.handler(() => store.read(logos)),
      slipPreview: settings.slipPreview.handler(async ({ input }) => {
        const { channelId, sample, page, language } = input
        const paper = await store.read((tx) => sampleSlip(tx, channelId, sample, language))
        const png = await printing.pictures.shown(paper, PAGES[page]).catch(() => null)
        return { png: png && Buffer.from(png).toString('base64') }
      }),
      storage: settings.storage.handler(() => store.read((tx) => storageOf(tx, clock.now()))),
      exchangeRates: settings.exchangeRates.handler(() => store.read(exchangeRates)),
      readExchangeRates: settings.readExchangeRates.handler(({ input }) => readExchangeRates(input)),
    },
  }
}
