import type { Translation } from '../definition.ts'
import type { help as en } from '../en/help.ts'

export const help: Translation<typeof en> = {
  title: 'Aide',
  parts: 'Parties de l’aide',
  tabs: {
    keys: 'Touches',
    screens: 'Écrans',
    rules: 'Comment marchent les règles',
  },
  screens: {
    overview:
      'La journée sur une page. La première ligne dit par quoi commencer ; chaque chiffre mène aux commandes ou exceptions qu’il compte. La barre d’un site montre sa charge face à sa capacité du jour.',
    exceptions:
      'Ce qui attend quelqu’un, la limite la plus proche en tête. 1 prend la solution proposée, Entrée montre pourquoi et les autres solutions avec leur effet, H met en veille, A prend en charge. Sélectionnez-en plusieurs avec X pour les régler d’un coup. Une exception se clôt d’elle-même quand sa cause disparaît, et revient marquée si elle revient. Pendant que vous travaillez la liste ne bouge pas : R montre les nouveautés.',
    orders:
      'Toutes les commandes : cherchez par numéro, client, SKU, code postal ou numéro de suivi. W explique la décision : chaque règle avec la condition non remplie et la valeur trouvée, chaque site et service avec son coût et la raison de son rejet. Le site qui refuse ce qu’on lui a confié se signale dans le panneau de la commande : le reste se décide sans lui, jusqu’à ce qu’on le sollicite à nouveau. Une fois les articles partis, « Retour » enregistre ce qui revient : en rayon ou non, remboursé par le canal ou non, port et frais au choix, jamais plus que ce qui a été payé. « Annuler » dit d’abord ce qui est dû au client. I demande « et si » : rien n’est enregistré. « Revoir ensemble » compare toutes les commandes décidées et dit ce qu’on y gagnerait.',
    stock:
      'Ce qui se trouve où, ce qui est réservé, ce qui est libre. Choisissez un site pour corriger ses nombres sur place ; un comptage est daté et signé, et les commandes en attente sont décidées à nouveau.',
    rules:
      'Les règles disent ce qui est préféré, exclu, étiqueté, retenu. Modifiez un brouillon, essayez-le sur des commandes passées, publiez-le : P montre ce qu’il aurait changé, ce que cela coûte et la règle en cause. Chaque publication est une version que l’on peut rétablir. Une règle peut ne valoir qu’un temps.',
    carriers:
      'Les services, leurs limites et tarifs. Suspendez un transporteur pour une grève ou une région : les commandes décidées passent d’elles-mêmes à un autre, ou deviennent des exceptions. Les suppléments (carburant, zones éloignées, hors gabarit, fragile) sont dans ses détails.',
    packing:
      'Une commande à la fois, à la douchette : la commande, ses articles, la boîte. L’étiquette s’imprime quand tout est vérifié. PROBLEM signale ce qui manque, ou que le site ne peut pas expédier le colis.',
    channels:
      'Les boutiques : si elles répondent, ce qui les attend, quand elles ont été lues. Hors ligne n’est pas une erreur : ce qui doit leur être dit attend et part dans l’ordre, et peut être pressé ou abandonné. Un SKU qui ne désigne rien ici fait attendre ses commandes en une seule exception : dites quel produit c’est, combien, ou qu’il n’est pas à nous. « Stock » compare ce que la boutique affiche avec ce que nous disons, chaque nuit et à la demande, et renvoie nos chiffres ; « Lieux » dit quel emplacement affiche le stock de quels sites.',
    settings:
      'Le marchand, la politique, les sites et leurs jours fermés, les imprimantes et le nom de ce poste.',
  },
}
