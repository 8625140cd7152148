import { plural } from '../../../shared/lib/language.ts'
import { formatFor } from '../../lib/format.ts'
import { defineMessages } from '../../lib/messages.ts'

export const reviewMessages = defineMessages({
  en: {
    look: 'Look again together',
    title: 'All decided orders, looked at together',
    nothingDecided: 'No decided order waits for its release: there is nothing to look at.',
    nothingBetter: (looked: number) =>
      plural(
        'en',
        looked,
        '# order looked at; it goes its best way.',
        '# orders looked at together; moving none of them would save anything.',
      ),
    better: (changed: number, looked: number, money: string) =>
      `Moving ${formatFor('en').integer(changed)} of ${plural('en', looked, '# order', '# orders')} would save ${money}.`,
    noGap: 'No better plan exists.',
    gap: (percent: string) => `The plan is at most ${percent} from the best there is.`,
    promise: 'No order gets a later promise, none costs more in sum, and what is released stays where it is.',
    apply: 'Apply',
    leave: 'Leave',
    close: 'Close',
    applied: (changed: number, money: string) =>
      `${plural('en', changed, '# order moved', '# orders moved')}, ${money} saved`,
  },
  fr: {
    look: 'Revoir ensemble',
    title: 'Toutes les commandes décidées, revues ensemble',
    nothingDecided: 'Aucune commande décidée n’attend sa libération : il n’y a rien à revoir.',
    nothingBetter: (looked) =>
      plural(
        'fr',
        looked,
        '# commande revue ; son chemin est le meilleur.',
        '# commandes revues ensemble ; en déplacer ne ferait rien gagner.',
      ),
    better: (changed, looked, money) =>
      `En déplacer ${formatFor('fr').integer(changed)} sur ${formatFor('fr').integer(looked)} ferait gagner ${money}.`,
    noGap: 'Il n’existe pas de meilleur plan.',
    gap: (percent) => `Le plan est à ${percent} au plus du meilleur possible.`,
    promise: 'Aucune promesse ne recule, le total ne coûte jamais plus, et ce qui est libéré reste en place.',
    apply: 'Appliquer',
    leave: 'Laisser',
    close: 'Fermer',
    applied: (changed, money) =>
      `${plural('fr', changed, '# commande déplacée', '# commandes déplacées')}, ${money} gagnés`,
  },
})
