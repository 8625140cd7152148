import { plural } from '../../shared/lib/language.ts'
import { defineMessages } from '../lib/messages.ts'

export const siteOutageMessages = defineMessages({
  en: {
    closed: (reason: string) => `Closed: ${reason}`,
    outageText: 'Closed, it takes no orders; what is decided and not yet released goes elsewhere.',
    reason: 'Why',
    until: 'Until',
    untils: { open: 'I open it again', tonight: 'End of today', morning: 'Tomorrow 06:00' },
    shut: 'Close the site',
    reopen: 'Open again',
    shutDone: (site: string, moved: number, stopped: number) =>
      `${site} is closed; ${plural('en', moved, '# order moved', '# orders moved')}${
        stopped === 0
          ? ''
          : `. ${plural('en', stopped, '# released order waits', '# released orders wait')} there: the exceptions have one way out for all`
      }`,
    reopened: (site: string, moved: number) =>
      `${site} is open; ${plural('en', moved, '# order was decided anew', '# orders were decided anew')}`,
  },
  fr: {
    closed: (reason) => `Fermé : ${reason}`,
    outageText: 'Fermé, il ne prend plus de commandes ; ce qui est décidé et pas encore libéré va ailleurs.',
    reason: 'Motif',
    until: 'Jusqu’à',
    untils: { open: 'ma réouverture', tonight: 'ce soir', morning: 'demain 06:00' },
    shut: 'Fermer le site',
    reopen: 'Rouvrir',
    shutDone: (site, moved, stopped) =>
      `${site} est fermé ; ${plural('fr', moved, '# commande déplacée', '# commandes déplacées')}${
        stopped === 0
          ? ''
          : `. ${plural('fr', stopped, '# commande lancée attend', '# commandes lancées attendent')} sur place : les exceptions ont une issue pour toutes`
      }`,
    reopened: (site, moved) =>
      `${site} est ouvert ; ${plural('fr', moved, '# commande redécidée', '# commandes redécidées')}`,
  },
})
