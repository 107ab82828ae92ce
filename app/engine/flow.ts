/** Cheapest largest flow by successive shortest paths: small, exact for whole numbers, and the same every time. */
export type Flow = {
  node: () => number;
  /** Gives the edge's number. */
  edge: (from: number, to: number, capacity: number, cost: number) => number;
  /** Sends as much as possible from source to sink, at the least cost of all largest flows. Gives what was added. */
  send: (source: number, sink: number) => number;
  /** What runs over an edge now. */
  over: (edge: number) => number;
  /** Every node that more could still be sent to from here: one side of a smallest cut. */
  reachable: (from: number) => Set<number>;
};

export function openFlow(): Flow {
  const edgesOf: number[][] = [];
  // Edges come in pairs: 2n there, 2n + 1 back.
  const heads: number[] = [];
  const room: number[] = [];
  const costs: number[] = [];

  const cheapestPath = (source: number, sink: number): number[] | null => {
    const distance = new Array<number>(edgesOf.length).fill(Infinity);
    const cameBy = new Array<number>(edgesOf.length).fill(-1);
    const isQueued = new Array<boolean>(edgesOf.length).fill(false);
    const queue = [source];
    distance[source] = 0;
    for (let next = 0; next < queue.length; next++) {
      const here = queue[next]!;
      isQueued[here] = false;
      for (const edge of edgesOf[here]!) {
        const head = heads[edge]!;
        const far = distance[here]! + costs[edge]!;
        if (room[edge]! > 0 && far < distance[head]!) {
          distance[head] = far;
          cameBy[head] = edge;
          if (!isQueued[head]) {
            isQueued[head] = true;
            queue.push(head);
          }
        }
      }
    }
    if (distance[sink] === Infinity) return null;
    const path: number[] = [];
    for (let here = sink; here !== source; here = heads[path.at(-1)! ^ 1]!) path.push(cameBy[here]!);
    return path;
  };

  return {
    node: () => edgesOf.push([]) - 1,
    edge(from, to, capacity, cost) {
      const edge = heads.length;
      heads.push(to, from);
      room.push(capacity, 0);
      costs.push(cost, -cost);
      edgesOf[from]!.push(edge);
      edgesOf[to]!.push(edge + 1);
      return edge;
    },
    send(source, sink) {
      let sent = 0;
      for (let path = cheapestPath(source, sink); path; path = cheapestPath(source, sink)) {
        const amount = Math.min(...path.map((edge) => room[edge]!));
        for (const edge of path) {
          room[edge]! -= amount;
          room[edge ^ 1]! += amount;
        }
        sent += amount;
      }
      return sent;
    },
    over: (edge) => room[edge + 1]!,
    reachable(from) {
      const seen = new Set([from]);
      for (const here of seen) for (const edge of edgesOf[here]!) if (room[edge]! > 0) seen.add(heads[edge]!);
      return seen;
    },
  };
}
