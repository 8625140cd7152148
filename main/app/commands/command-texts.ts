import type { CommandType } from '../../../shared/contract/commands.ts'
import type { Bilingual } from '../../../shared/contract/procedure.ts'

/** What each type says in a time line; one that is forgotten does not compile. */
export const COMMAND_TEXTS = {
  'buyers.erase': { en: 'The buyer’s data were erased', fr: 'Les données de l’acheteur ont été effacées' },
  'carriers.putService': { en: 'A carrier service was changed', fr: 'Un service de transport a été modifié' },
  'carriers.resume': { en: 'A carrier came back', fr: 'Un transporteur est revenu' },
  'carriers.suspend': { en: 'Its carrier was suspended', fr: 'Son transporteur a été suspendu' },
  'channels.add': { en: 'A channel was added', fr: 'Un canal a été ajouté' },
  'channels.approveWrites': {
    en: 'Writing to the channel was approved',
    fr: 'L’écriture vers le canal a été approuvée',
  },
  'channels.createProduct': {
    en: 'A product was made from its SKU',
    fr: 'Un produit a été créé à partir de son SKU',
  },
  'channels.giveUpPushes': {
    en: 'What its channel was to be told was given up',
    fr: 'Ce qui devait être annoncé au canal a été abandonné',
  },
  'channels.changeLink': { en: 'The link to the channel changed', fr: 'La liaison avec le canal a changé' },
  'channels.checkOwner': {
    en: 'Who works the channel was looked at',
    fr: 'Qui traite le canal a été vérifié',
  },
  'channels.readCatalogue': {
    en: 'The shop’s catalogue was read',
    fr: 'Le catalogue de la boutique a été lu',
  },
  'channels.readOnly': {
    en: 'Writing to the channel was stopped',
    fr: 'L’écriture vers le canal a été arrêtée',
  },
  'channels.readPastOrders': {
    en: 'Reading past orders was started',
    fr: 'La lecture des commandes passées a commencé',
  },
  'channels.compareStock': {
    en: 'Stock was compared with the channel',
    fr: 'Le stock a été rapproché du canal',
  },
  'channels.recordCatalogueReading': {
    en: 'The shop’s catalogue was read',
    fr: 'Le catalogue de la boutique a été lu',
  },
  'channels.repair': { en: 'Stock figures were sent again', fr: 'Les stocks ont été renvoyés' },
  'channels.retryPushes': {
    en: 'What its channel is to be told is sent again',
    fr: 'Ce qui doit être annoncé au canal est renvoyé',
  },
  'channels.setBuffer': { en: 'The channel’s buffer was changed', fr: 'La marge du canal a été modifiée' },
  'channels.setLocations': {
    en: 'The channel’s locations were assigned',
    fr: 'Les emplacements du canal ont été attribués',
  },
  'channels.setMapping': { en: 'A SKU was mapped', fr: 'Un SKU a été associé' },
  'channels.setPaused': {
    en: 'The channel was paused or resumed',
    fr: 'Le canal a été mis en pause ou repris',
  },
  'channels.setState': { en: 'Its state has a meaning now', fr: 'Son état a désormais un sens' },
  'channels.setWaitDays': {
    en: 'How long orders may wait was changed',
    fr: 'Le délai d’attente des commandes a été modifié',
  },
  'channels.settlePushes': {
    en: 'Its channel answered what it was told',
    fr: 'Son canal a répondu à ce qui lui a été annoncé',
  },
  'channels.stopPastOrders': {
    en: 'Reading past orders was stopped',
    fr: 'La lecture des commandes passées a été arrêtée',
  },
  'channels.pushAllStock': {
    en: 'All stock figures were sent to the channel',
    fr: 'Tous les stocks ont été envoyés au canal',
  },
  'channels.takeCatalogue': {
    en: 'Products and stock are taken from the shop',
    fr: 'Produits et stock sont repris de la boutique',
  },
  'channels.takeCatalogueBatch': {
    en: 'Products and stock were taken from the shop',
    fr: 'Produits et stock ont été repris de la boutique',
  },
  'channels.acceptOrder': { en: 'Taken in by hand', fr: 'Prise en compte à la main' },
  'channels.takeOver': {
    en: 'This program took the channel over',
    fr: 'Ce programme a repris le canal',
  },
  'channels.undoCatalogue': {
    en: 'What was taken from the shop is taken back',
    fr: 'Ce qui a été repris de la boutique est annulé',
  },
  'channels.undoCatalogueBatch': {
    en: 'What was taken from the shop was taken back',
    fr: 'Ce qui a été repris de la boutique a été annulé',
  },
  'data.prune': { en: 'Old records were forgotten', fr: 'D’anciens enregistrements ont été oubliés' },
  'demo.connect': {
    en: 'The demo’s shops were connected',
    fr: 'Les boutiques de démonstration sont reliées',
  },
  'demo.fill': { en: 'The demo was filled', fr: 'La démonstration a été remplie' },
  'demo.forget': { en: 'The demo was forgotten', fr: 'La démonstration a été oubliée' },
  'demo.release': { en: 'Released to picking', fr: 'Libérée pour la préparation' },
  'exceptions.assign': { en: 'An exception was assigned', fr: 'Une exception a été confiée à quelqu’un' },
  'exceptions.resolve': { en: 'Exception settled', fr: 'Exception réglée' },
  'exceptions.resolveMany': { en: 'Exception settled with others', fr: 'Exception réglée avec d’autres' },
  'exceptions.snooze': { en: 'An exception was put off', fr: 'Une exception a été reportée' },
  'exceptions.undo': {
    en: 'Moved work was taken back',
    fr: 'Le déplacement du travail a été annulé',
  },
  'fulfillments.reject': { en: 'A site refused it', fr: 'Un site l’a refusée' },
  'fulfillments.takeBack': { en: 'The site is asked again', fr: 'Le site est de nouveau sollicité' },
  'keeping.beginAnew': { en: 'The workspace was begun anew', fr: 'L’espace de travail a été recommencé' },
  'keeping.putSecondPlace': {
    en: 'The second place of copies was changed',
    fr: 'Le second emplacement des sauvegardes a été modifié',
  },
  'orders.releaseDue': { en: 'Released to picking', fr: 'Libérée pour la préparation' },
  'orders.cancel': { en: 'Cancelled', fr: 'Annulée' },
  'orders.decide': { en: 'Decided', fr: 'Décidée' },
  'orders.decideAgain': { en: 'Sent back to be decided again', fr: 'Renvoyée à la décision' },
  'orders.endWaits': {
    en: 'Cancelled here: it waited too long for its channel',
    fr: 'Annulée ici : elle attendait son canal depuis trop longtemps',
  },
  'orders.applyAnswers': {
    en: 'Called off: its channel no longer has it',
    fr: 'Annulée : son canal ne l’a plus',
  },
  'orders.hold': { en: 'Put on hold', fr: 'Mise en attente' },
  'orders.nameLine': { en: 'A line without a SKU was explained', fr: 'Une ligne sans SKU a été expliquée' },
  'orders.release': { en: 'Released to picking by hand', fr: 'Libérée pour la préparation à la main' },
  'orders.releaseUnasked': {
    en: 'Released to picking; its channel could not be asked before',
    fr: 'Libérée pour la préparation ; son canal n’a pas pu être interrogé avant',
  },
  'orders.restateStops': {
    en: 'Work that is held up was looked at again',
    fr: 'Le travail bloqué a été réexaminé',
  },
  'orders.restateUncollected': {
    en: 'Parcels that were not collected were looked at again',
    fr: 'Les colis non enlevés ont été réexaminés',
  },
  'orders.reoptimise': {
    en: 'Planned anew together with others, to save',
    fr: 'Replanifiée avec d’autres, pour économiser',
  },
  'orders.resume': { en: 'Resumed', fr: 'Reprise' },
  'orders.review': {
    en: 'Planned anew together with others, to save',
    fr: 'Replanifiée avec d’autres, pour économiser',
  },
  'orders.shipAnyway': {
    en: 'Ships although its channel holds it',
    fr: 'Part bien que son canal la retienne',
  },
  'orders.import': { en: 'Taken in from the channel', fr: 'Reçue du canal' },
  'packing.answer': {
    en: 'It was said whether the label came out',
    fr: 'On a dit si l’étiquette est sortie',
  },
  'packing.cancelJob': { en: 'A label was called off', fr: 'Une étiquette a été retirée' },
  'packing.pack': { en: 'Packed, label queued', fr: 'Emballée, étiquette en file' },
  'packing.releaseJob': { en: 'A label was let print', fr: 'Une étiquette a été lancée' },
  'packing.reprint': { en: 'Labels were printed again', fr: 'Des étiquettes ont été réimprimées' },
  'packing.ship': { en: 'Left with the carrier', fr: 'Remise au transporteur' },
  'packing.shortPick': { en: 'Short pick reported', fr: 'Manquant signalé' },
  'printers.put': { en: 'A printer was set up', fr: 'Une imprimante a été configurée' },
  'printers.remove': { en: 'A printer was removed', fr: 'Une imprimante a été retirée' },
  'printers.test': { en: 'A test label was printed', fr: 'Une étiquette d’essai a été imprimée' },
  'printing.report': {
    en: 'The printer told of its label',
    fr: 'L’imprimante a rendu compte de son étiquette',
  },
  'records.reportUnreadable': {
    en: 'A record that cannot be read was found',
    fr: 'Un enregistrement illisible a été trouvé',
  },
  'returns.receive': { en: 'Goods came back', fr: 'Des articles sont revenus' },
  'returns.refund': { en: 'Refund sent to the channel', fr: 'Remboursement envoyé au canal' },
  'rules.publish': { en: 'New rules were published', fr: 'De nouvelles règles ont été publiées' },
  'settings.putExchangeRates': { en: 'Exchange rates were set', fr: 'Des taux de change ont été saisis' },
  'settings.removeExchangeRates': {
    en: 'Exchange rates were removed',
    fr: 'Des taux de change ont été retirés',
  },
  'settings.putHolidays': { en: 'Closed days were changed', fr: 'Les jours fermés ont été modifiés' },
  'settings.putPolicy': { en: 'The policy was changed', fr: 'La politique a été modifiée' },
  'settings.putRetention': {
    en: 'How long data are kept was changed',
    fr: 'La durée de conservation a été modifiée',
  },
  'settings.putSurcharges': { en: 'Surcharges were changed', fr: 'Les suppléments ont été modifiés' },
  'settings.putWorkspace': { en: 'The workspace was changed', fr: 'L’espace de travail a été modifié' },
  'setup.importFiles': { en: 'Imported from a file', fr: 'Importée d’un fichier' },
  'sites.put': { en: 'A site was changed', fr: 'Un site a été modifié' },
  'sites.setOutage': { en: 'A site closed or opened', fr: 'Un site a fermé ou rouvert' },
  'stock.repairLedger': { en: 'Reserved stock was recomputed', fr: 'Le stock réservé a été recalculé' },
  'stock.setLevel': { en: 'Stock it waits for has changed', fr: 'Le stock qu’elle attend a changé' },
  'stock.setReserve': { en: 'A channel’s reserve was changed', fr: 'La réserve d’un canal a été modifiée' },
} as const satisfies Readonly<Record<CommandType, Bilingual>>

/** What a stored entry says; its bare type where an older version wrote one that is gone. */
export function commandText(type: string): Bilingual {
  return Object.hasOwn(COMMAND_TEXTS, type) ? COMMAND_TEXTS[type as CommandType] : { en: type, fr: type }
}
