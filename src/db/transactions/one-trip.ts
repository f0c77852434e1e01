/**
 * The results of statements that are sent without waiting for one another, in their order. Throws the failure of the first
 * that failed: those behind it only say that the transaction has failed.
 */
export async function inOneTrip<Results extends readonly unknown[]>(
  sent: {
    [Index in keyof Results]: Promise<Results[Index]>
  },
): Promise<Results> {
  const results = await Promise.allSettled(sent)
  return results.map((result) => {
    if (result.status === 'rejected') throw result.reason
    return result.value
  }) as unknown as Results
}
