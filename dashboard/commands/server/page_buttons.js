// Buttons that the browser answers by itself: the address of the page is copied, or it is printed.
addEventListener("click", (event) => {
  const button = event.target.closest?.("button[data-do]");
  if (button?.dataset.do === "print") print();
  if (button?.dataset.do !== "copy") return;
  const said = button.textContent;
  const copied = () => {
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = said; }, 3000);
  };
  // A page that is not of this machine and not encrypted may not write the clipboard.
  const byHand = () => prompt(said, location.href);
  if (navigator.clipboard) navigator.clipboard.writeText(location.href).then(copied, byHand);
  else byHand();
});
