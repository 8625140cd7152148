import type { Translation } from '../definition.ts'
import type { failure as en } from '../en/failure.ts'

export const failure: Translation<typeof en> = {
  titles: {
    shell: 'No se pudo mostrar la ventana',
    screen: 'No se pudo mostrar esta pantalla',
    panel: 'No se pudieron mostrar estos detalles',
  },
  text: 'Los pedidos, el stock y las etiquetas están a salvo: la sala de control sigue funcionando. Reintente o recargue la ventana. Si el problema continúa, copie los detalles para quien se ocupe de Switchyard.',
  again: 'Reintentar',
  reload: 'Recargar',
  copy: 'Copiar los detalles',
  copied: 'Copiado',
  selected: 'Aquí no se permite copiar. Los detalles están seleccionados: pulse Ctrl+C.',
  details: 'Detalles',
}
