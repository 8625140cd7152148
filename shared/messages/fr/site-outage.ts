import type { Translation } from '../definition.ts'
import type { siteOutage as en } from '../en/site-outage.ts'

export const siteOutage: Translation<typeof en> = {
  closed: 'Fermé : {reason}',
  outageText: 'Fermé, il ne prend plus de commandes ; ce qui est décidé et pas encore libéré va ailleurs.',
  reason: 'Motif',
  until: 'Jusqu’à',
  untils: {
    open: 'ma réouverture',
    tonight: 'ce soir',
    morning: 'demain 06:00',
  },
  shut: 'Fermer le site',
  reopen: 'Rouvrir',
  shutDone:
    '{site} est fermé ; {moved, plural, one {# commande déplacée} other {# commandes déplacées}}{stopped, plural, =0 {} other {. {stopped, plural, one {# commande lancée attend} other {# commandes lancées attendent}} sur place : les exceptions ont une issue pour toutes}}',
  reopened: '{site} est ouvert ; {moved, plural, one {# commande redécidée} other {# commandes redécidées}}',
}
