// Loads the page again once the site has changed, and shows what keeps the site, or a part of it, from being built.
(() => {
  const script = document.currentScript;
  const mark = new URL(script.src).searchParams.get("mark");
  let source, timer, shown;

  const make = (name, text) => {
    const element = document.createElement(name);
    element.textContent = text; // messages quote files, whatever these hold
    return element;
  };

  const show = ({ failed, told }) => {
    shown?.remove();
    if (!told.length || document.querySelector("body.page")) return;
    shown = document.createElement("digest-notices");
    const style = make("link", "");
    style.rel = "stylesheet";
    style.href = new URL("reload.css", script.src);
    const panel = make("section", "");
    panel.setAttribute("role", "alert");
    panel.lang = "en";
    panel.dir = "ltr";
    const list = make("ul", "");
    list.append(...told.map(one => make("li", one)));
    panel.append(make("h2", failed ? "The site could not be built; this is how it was" : "Left out of the site"), list);
    if (!failed) {
      const close = make("button", "Close");
      const panelShown = shown;
      close.addEventListener("click", () => panelShown.remove());
      panel.append(close);
    }
    shown.attachShadow({ mode: "open" }).append(style, panel);
    document.body.append(shown);
  };

  const take = event => {
    const state = JSON.parse(event.data);
    if (state.mark === mark) show(state);
    else location.reload();
  };

  // A hidden page keeps no connection: a browser has only six of them for all pages of a host.
  const listen = () => {
    clearTimeout(timer);
    source?.close();
    if (document.hidden) return;
    source = new EventSource(new URL("events", script.src));
    source.addEventListener("message", take);
    source.addEventListener("error", () => { timer = setTimeout(listen, 1000); });
  };

  document.addEventListener("visibilitychange", listen);
  addEventListener("pageshow", event => { if (event.persisted) listen(); });
  addEventListener("pagehide", () => { clearTimeout(timer); source?.close(); });
  listen();
})();
