// What was told and not answered yet. All of it is told again, as of two the browser hands over the
// last alone, and as a state, which goes with every request: a trigger is lost when another
// overtakes it. It is kept in `holder.unseen`, each with a number that is later than those before.
export function teller(holder, lastSeen, send) {
  holder.unseen = (holder.unseen ?? []).filter(([number]) => number > lastSeen);
  return (told) => {
    const last = holder.unseen.at(-1)?.[0] ?? lastSeen;
    holder.unseen.push([Math.max(Date.now(), last + 1), told]);
    send([...holder.unseen]);
  };
}
