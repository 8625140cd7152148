import type { Bilingual } from '../../../shared/contract/procedure.ts'
import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import { type Language, locale, plural } from '../../../shared/lib/language.ts'
import { moneyText } from '../../../shared/messages/money-text.ts'
import type { MovePlan } from '../decide/stopped-work.ts'
import { type NameLookup, sentenceOf } from '../queries/name-lookup.ts'

const CAUSES_NAMED = 2

/** "15 of 18 can go from Lille and Bordeaux, +31.00 EUR, none late; 3 cannot: No site has TEI-101". */
export function moveEffect(plan: MovePlan, speech: NameLookup, currency: string): Bilingual {
  return { en: said(plan, speech, currency, 'en'), fr: said(plan, speech, currency, 'fr') }
}

function said(
  { movable, stuck }: MovePlan,
  speech: NameLookup,
  currency: string,
  language: Language,
): string {
  const fr = language === 'fr'
  const parts: string[] = []
  const all = movable.length + stuck.length
  if (movable.length > 0) {
    const sites = [...new Set(movable.flatMap(({ siteIds }) => siteIds))].map(speech.names.site)
    const from = new Intl.ListFormat(locale(language), { type: 'conjunction' }).format(sites)
    const cents = movable.reduce((sum, { extraCents }) => sum + extraCents, 0)
    const extra = `${cents > 0 ? '+' : ''}${moneyText(cents, currency, language)}`
    const late = movable.filter(({ isLate }) => isLate).length
    const lateness = fr
      ? late === 0
        ? 'aucune en retard'
        : plural('fr', late, '# arrive plus tard', '# arrivent plus tard')
      : late === 0
        ? 'none late'
        : plural('en', late, '# arrives later', '# arrive later')
    parts.push(
      fr
        ? `${movable.length} sur ${all} peuvent partir de ${from}, ${extra}, ${lateness}`
        : `${movable.length} of ${all} can go from ${from}, ${extra}, ${lateness}`,
    )
  }
  if (stuck.length > 0) {
    const why = causesOf(
      stuck.map(({ cause }) => cause),
      speech,
      language,
    )
    parts.push(
      fr
        ? `${plural('fr', stuck.length, '# ne peut pas', '# ne peuvent pas')} : ${why}`
        : `${stuck.length} cannot: ${why}`,
    )
  }
  if (parts.length === 0) return fr ? 'Il n’y a plus rien à déplacer' : 'There is nothing left to move'
  return parts.join(fr ? ' ; ' : '; ')
}

function causesOf(causes: readonly ExceptionCause[], speech: NameLookup, language: Language): string {
  const sentences = [...new Set(causes.map((cause) => sentenceOf(cause, speech)[language]))].sort()
  const named = sentences.slice(0, CAUSES_NAMED).join(' / ')
  return sentences.length > CAUSES_NAMED ? `${named} …` : named
}
