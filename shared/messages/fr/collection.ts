import type { Translation } from '../definition.ts'
import type { collection as en } from '../en/collection.ts'

export const collection: Translation<typeof en> = {
  ready: 'Votre commande {order} est prête au retrait : {site}, jusqu’au {until}',
  states: { packed: 'Prête au retrait', shipped: 'Retirée' },
  badge: 'Retrait',
  readyBy: 'Prête le {day}, {time}',
  keptUntil: 'Gardée jusqu’au {day}',
  told: 'Le canal prévient le client qu’elle est prête.',
  tellByHand: 'Le canal ne prévient personne : appelez ou écrivez au client quand elle est prête.',
  contact: 'Client',
  printSlip: 'Imprimer le bon de retrait',
  slip: 'Bon de retrait',
  number: 'Numéro de retrait',
  handOver: 'Remettre',
  handOverHint: 'Vérifiez le nom et la commande, puis scannez encore le bon ou appuyez sur Entrée',
  waits: 'Elle attend le client. Mettez-la de côté ; scannez le bon ou le numéro de commande à sa venue.',
  handedOver: 'Remise',
  handedOverText: '{reference} est remise au client ; le canal est informé.',
  site: 'Les clients retirent des commandes ici',
  siteHelp: 'Les commandes à retirer sont préparées dans les sites où ceci est activé.',
}
