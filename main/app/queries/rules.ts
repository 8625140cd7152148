import { ORPCError } from '@orpc/server'
import type { RuleRow } from '../../../shared/contract/rules.ts'
import { carrierName } from '../../../shared/domain/carrier.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import type { Rule, RuleSet } from '../../../shared/rules/document.ts'
import type { RuleFinding } from '../../../shared/rules/finding.ts'
import { findingMessage } from '../../../shared/rules/sentence/finding-message.ts'
import type { RuleNames } from '../../../shared/rules/sentence/names.ts'
import { lintRules } from '../../engine/rules/lint.ts'
import type { RuleContext } from '../../engine/rules/rule-context.ts'
import type { Tx } from '../ports/store.ts'

const HITS_DAYS = 7

/** The published rules as the editor lists them: with hits and what is wrong with each. */
export async function currentRules(tx: Tx, now: EpochMs) {
  const { rules, ...head } = await tx.ruleSets.current()
  const names = await ruleNames(tx)
  const hits = await tx.ruleSets.hitsSince(now - HITS_DAYS * DAY_MS)
  const findings = Map.groupBy(
    lintRules({ ...head, rules }, await ruleContextOf(tx)),
    (finding) => finding.rule.position,
  )
  return {
    ...head,
    rows: rules.map((rule, position) =>
      rowOf(rule, names, hits.get(rule.id) ?? 0, findings.get(position) ?? []),
    ),
  }
}

function rowOf(rule: Rule, names: RuleNames, hits7Days: number, findings: readonly RuleFinding[]): RuleRow {
  const say = (finding: RuleFinding): Message => findingMessage(finding, names)
  return {
    rule,
    hits7Days,
    quarantine: findings.filter(({ kind }) => kind === 'invalid').map(say),
    remarks: findings
      .filter(({ kind }) => kind !== 'invalid')
      .map((finding) => ({ code: finding.kind, sentence: say(finding) })),
  }
}

/** What rules may refer to, without preparing a world. */
async function ruleContextOf(tx: Tx): Promise<RuleContext> {
  const { timeZone } = await tx.settings.get(WORKSPACE)
  return {
    siteIds: (await tx.sites.all()).map(({ id }) => id),
    services: await tx.carriers.services(),
    channelIds: (await tx.channels.all()).map(({ id }) => id),
    timeZone,
  }
}

/** Names of this workspace for the sentences of its rules. */
async function ruleNames(tx: Tx): Promise<RuleNames> {
  const { currency, timeZone } = await tx.settings.get(WORKSPACE)
  const sites = new Map((await tx.sites.all()).map(({ id, name }) => [id, name]))
  const channels = new Map((await tx.channels.all()).map(({ id, name }) => [id, name]))
  const services = new Map(
    (await tx.carriers.services()).map(({ carrierId, serviceId, name }) => [
      `${carrierId}/${serviceId}`,
      name,
    ]),
  )
  return {
    currency,
    timeZone,
    carrier: carrierName,
    site: (id) => sites.get(id) ?? id,
    channel: (id) => channels.get(id) ?? id,
    service: (carrierId, serviceId) =>
      services.get(`${carrierId}/${serviceId}`) ?? `${carrierId} ${serviceId}`,
  }
}

export async function versionOf(tx: Tx, version: number): Promise<RuleSet> {
  const ruleSet = await tx.ruleSets.version(version)
  if (!ruleSet) throw new ORPCError('NOT_FOUND', { data: { what: 'rule set', id: String(version) } })
  return ruleSet
}
