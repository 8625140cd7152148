import { type ChannelPlaces, routedTag } from '../../../shared/domain/channel-mapping.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import type { CommandContext } from '../commands/command.ts'
import { withoutUnsound } from '../rules/rule-check.ts'

/** Most tags of an order. */
const MOST_TAGS = 60
/** What the channel's choice is worth to begin with; the rule is the merchant's to change. */
const WORTH_CENTS = 300

/** The order tagged with the sites behind the location that its channel means it to leave from, where those count. */
export function withRoutedTags(
  order: Order,
  locationId: string | null | undefined,
  places: ChannelPlaces | undefined,
): Order {
  if (places?.routing !== 'preferred' || locationId === null || locationId === undefined) return order
  const place = places.places.find((each) => each.locationId === locationId)
  const tags = (place?.siteIds ?? []).flatMap((siteId) => routedTag(siteId) ?? [])
  return tags.length === 0 ? order : { ...order, tags: [...order.tags, ...tags].slice(0, MOST_TAGS) }
}

/**
 * The channel's choice is a preference like any other: one rule a site, published as the next version, to be seen,
 * valued and switched off among the others. They go when the choice no longer counts.
 */
export async function publishRoutingRules(
  context: CommandContext,
  channel: { readonly id: string; readonly name: string },
  { routing, places }: ChannelPlaces,
): Promise<void> {
  const { tx, now, actor } = context
  const { version, rules } = await tx.ruleSets.current()
  const siteIds = routing === 'preferred' ? places.flatMap((place) => place.siteIds) : []
  const names = new Map((await tx.sites.all()).map((site) => [site.id, site.name]))
  const wanted = siteIds.flatMap((siteId) => {
    const tag = routedTag(siteId)
    return tag === null ? [] : [ruleFor(channel, { id: siteId, name: names.get(siteId) ?? siteId }, tag)]
  })
  const prefix = rulePrefix(channel.id)
  const kept = rules.filter(({ id }) => !id.startsWith(prefix) || wanted.some((rule) => rule.id === id))
  const added = wanted.filter(({ id }) => !rules.some((rule) => rule.id === id))
  if (kept.length === rules.length && added.length === 0) return
  // Nobody edits them now: what cannot work any more is switched off, as where an earlier version is restored.
  const sound = await withoutUnsound(tx, [...kept, ...added])
  await tx.ruleSets.publish({
    version: version + 1,
    publishedAt: now,
    author: actor,
    note: channel.name,
    rules: [...sound.rules],
  })
  context.newWorld()
  context.touch('rules')
}

function rulePrefix(channelId: string): string {
  return `routed.${channelId}.`
}

function ruleFor(
  channel: { readonly id: string; readonly name: string },
  site: { readonly id: string; readonly name: string },
  tag: string,
): Rule {
  return {
    id: `${rulePrefix(channel.id)}${site.id}`.slice(0, 64),
    name: `${channel.name} → ${site.name}`.slice(0, 120),
    enabled: true,
    stage: 'source',
    when: {
      kind: 'group',
      match: 'all',
      children: [
        { kind: 'condition', field: 'order.channel', operator: 'in', value: [channel.id] },
        { kind: 'condition', field: 'order.tags', operator: 'any-of', value: [tag] },
      ],
    },
    actions: [{ code: 'source.prefer-sites', args: { siteIds: [site.id], worthCents: WORTH_CENTS } }],
    validity: null,
    stopsStage: false,
  }
}
