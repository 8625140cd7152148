import type { Bilingual } from '../../shared/contract/procedure.ts'
import type { EpochMs } from '../../shared/lib/clock.ts'
import { type Language, locale } from '../../shared/lib/language.ts'
import type { Finding } from '../store/start-up-check.ts'

/** What people read of a finding. */
export function findingWords(finding: Finding): Bilingual {
  switch (finding.kind) {
    case 'restored':
      return restoredWords(finding.from?.madeAt ?? null)
    case 'damaged-pages':
      return damagedWords(finding.pages, finding.tables)
    case 'replaced':
      return {
        en: 'The data file is not the one that was closed here last: it was replaced by hand or by another program. Its contents are sound',
        fr: 'Le fichier de données n’est pas celui qui a été fermé ici en dernier : il a été remplacé à la main ou par un autre programme. Son contenu est sain',
      }
    case 'lost':
      return lostWords(finding)
    case 'missing':
      return {
        en: 'The data of this workspace are gone: restore a copy, or begin anew',
        fr: 'Les données de cet espace ont disparu : restaurez une copie ou repartez de zéro',
      }
  }
}

export function damagedWords(pages: number, tables: readonly string[]): Bilingual {
  const where = (none: string) => (tables.length > 0 ? tables.join(', ') : none)
  return {
    en: `The data file is damaged in ${pages} ${pages === 1 ? 'place' : 'places'} (${where('unused parts')}): what is written there may be wrong. Check this disk, and restore an earlier copy under Settings > Data if something is amiss`,
    fr: `Le fichier de données est abîmé en ${pages} ${pages === 1 ? 'endroit' : 'endroits'} (${where('parties inutilisées')}) : ce qui y est écrit peut être faux. Vérifiez ce disque et restaurez une copie antérieure sous Réglages > Données si quelque chose cloche`,
  }
}

export function instantWords(at: EpochMs, language: Language): string {
  return new Intl.DateTimeFormat(locale(language), { dateStyle: 'medium', timeStyle: 'short' }).format(at)
}

function restoredWords(madeAt: EpochMs | null): Bilingual {
  if (madeAt === null) {
    return {
      en: 'The data file was damaged and no sound copy was found: this is an empty workspace. The damaged file is kept beside it',
      fr: 'Le fichier de données était abîmé et aucune copie saine n’a été trouvée : cet espace est vide. Le fichier abîmé est conservé à côté',
    }
  }
  return {
    en: `The data file was damaged: restored from the copy of ${instantWords(madeAt, 'en')}. What was recorded after it may be missing; channels are asked again`,
    fr: `Le fichier de données était abîmé : restauré depuis la copie du ${instantWords(madeAt, 'fr')}. Ce qui a été enregistré après peut manquer ; les canaux sont réinterrogés`,
  }
}

function lostWords({
  commits,
  commands,
  keptUntil,
  acknowledgedUntil,
}: Finding & { kind: 'lost' }): Bilingual {
  const since = (language: Language) => instantWords(keptUntil ?? acknowledgedUntil, language)
  const until = (language: Language) => instantWords(acknowledgedUntil, language)
  const some = commands > 0 ? commands : commits
  return {
    en: `${some} ${commands > 0 ? (some === 1 ? 'command that was' : 'commands that were') : some === 1 ? 'change that was' : 'changes that were'} confirmed between ${since('en')} and ${until('en')} ${some === 1 ? 'is' : 'are'} missing: the disk lost a part of the data file’s log. Look through what was done then; channels are asked again`,
    fr: `${some} ${commands > 0 ? (some === 1 ? 'opération confirmée' : 'opérations confirmées') : some === 1 ? 'écriture confirmée' : 'écritures confirmées'} entre le ${since('fr')} et le ${until('fr')} ${some === 1 ? 'manque' : 'manquent'} : le disque a perdu une partie du journal du fichier de données. Revoyez ce qui a été fait alors ; les canaux sont réinterrogés`,
  }
}
