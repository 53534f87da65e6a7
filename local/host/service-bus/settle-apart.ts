let settling: 'complete' | 'other' | undefined;

/**
 * Waits for a turn of the event loop in which a message can be settled in this way. rhea 3.0.5 gathers what is
 * settled in one turn and gives a message the outcome of its neighbour: one abandoned right after one that was
 * completed would be completed, too, and lost. Completions may share a turn; everything else has one to itself.
 */
export async function settleApart(outcome: 'complete' | 'other'): Promise<void> {
  while (settling !== undefined && (settling === 'other' || outcome === 'other')) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (settling === undefined) {
    setImmediate(() => {
      settling = undefined;
    });
  }
  settling = outcome;
}
