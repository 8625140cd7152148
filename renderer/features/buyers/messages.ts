import { plural } from '../../../shared/lib/language.ts'
import { defineMessages } from '../../lib/messages.ts'

export const buyersMessages = defineMessages({
  en: {
    title: 'A buyer’s data',
    intro:
      'When a buyer asks what is stored, or to be forgotten, or the shop passes such a request on. What was sold, the figures and the decisions stay.',
    lookUp: 'E-mail, name, phone or order number',
    lookUpHelp: 'The whole of it, as the order has it.',
    find: 'Look up',
    none: 'No order has exactly this.',
    order: 'Order',
    name: 'Name',
    placed: 'Placed',
    open: 'still open',
    erasedAt: 'erased',
    export: 'Export as JSON',
    erase: 'Erase the buyer',
    whyOpen: 'Ship or cancel the open orders first',
    whyErased: 'Erased already',
    confirm: (orders: number) =>
      plural('en', orders, 'Erase the buyer of # order?', 'Erase the buyer of # orders?'),
    confirmText:
      'Name, address, contacts, notes and engravings are taken out of the orders, the journal, the labels and what channels sent. This cannot be undone; copies of the store made before still hold them until they are rotated out.',
    askedBy: 'Asked by',
    askers: { buyer: 'the buyer', shop: 'the shop, on behalf of the buyer' },
    erased: (orders: number) => plural('en', orders, 'Erased in # order', 'Erased in # orders'),
    cancel: 'Cancel',
  },
  fr: {
    title: 'Les données d’un acheteur',
    intro:
      'Quand un acheteur demande ce qui est conservé ou veut être oublié, ou que la boutique transmet une telle demande. Ce qui a été vendu, les chiffres et les décisions restent.',
    lookUp: 'E-mail, nom, téléphone ou numéro de commande',
    lookUpHelp: 'En entier, tel que la commande le porte.',
    find: 'Rechercher',
    none: 'Aucune commande ne porte exactement cela.',
    order: 'Commande',
    name: 'Nom',
    placed: 'Passée',
    open: 'encore ouverte',
    erasedAt: 'effacé',
    export: 'Exporter en JSON',
    erase: 'Effacer l’acheteur',
    whyOpen: 'Expédiez ou annulez d’abord les commandes ouvertes',
    whyErased: 'Déjà effacé',
    confirm: (orders) =>
      plural('fr', orders, 'Effacer l’acheteur de # commande ?', 'Effacer l’acheteur de # commandes ?'),
    confirmText:
      'Nom, adresse, contacts, notes et gravures sont retirés des commandes, du journal, des étiquettes et de ce que les canaux ont envoyé. C’est définitif ; les copies de la base faites auparavant les contiennent encore jusqu’à leur rotation.',
    askedBy: 'Demandé par',
    askers: { buyer: 'l’acheteur', shop: 'la boutique, pour l’acheteur' },
    erased: (orders) => plural('fr', orders, 'Effacé dans # commande', 'Effacé dans # commandes'),
    cancel: 'Annuler',
  },
})
