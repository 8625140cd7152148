Orders and fulfilments are written in states of other names.

-- since 21
UPDATE orders SET state = 'allocated' WHERE state = 'decided';
UPDATE orders SET state = 'released' WHERE state = 'picking';
UPDATE orders SET state = 'shipped' WHERE state = 'delivered';
UPDATE fulfillments SET state = 'released' WHERE state = 'picking';
