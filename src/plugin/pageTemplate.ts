/** Scripts of this type are no scripts to a browser: it does not load them by itself. */
const AFTER_PAINT = 'after-paint';

/**
 * Loads the scripts of a page when the page is there and has been painted once. A page can be read without
 * them, and on a slow network they would share the line with the style sheet that the paint waits for.
 * A page in the background is not painted.
 */
const LOAD_SCRIPTS = [
  'document.addEventListener("DOMContentLoaded",function(){function load(){',
  `document.querySelectorAll("script[type=${AFTER_PAINT}]").forEach(function(named){`,
  'var script=document.createElement("script");script.src=named.src;script.async=false;document.head.append(script)})}',
  'document.hidden?load():requestAnimationFrame(function(){setTimeout(load)})})',
].join('');

/** The frame of every page, in the template language of Docusaurus: its own but for how scripts are loaded. */
export const PAGE_TEMPLATE = `
<!DOCTYPE html>
<html <%~ it.htmlAttributes %>>
  <head>
    <meta charset="UTF-8">
    <meta name="generator" content="Docusaurus v<%= it.version %>">
    <% it.metaAttributes.forEach((metaAttribute) => { %>
      <%~ metaAttribute %>
    <% }); %>
    <%~ it.headTags %>
    <script>${LOAD_SCRIPTS}</script>
    <% it.stylesheets.forEach((stylesheet) => { %>
      <link rel="stylesheet" href="<%= it.baseUrl %><%= stylesheet %>" />
    <% }); %>
    <% it.scripts.forEach((script) => { %>
      <script type="${AFTER_PAINT}" src="<%= it.baseUrl %><%= script %>"></script>
    <% }); %>
  </head>
  <body <%~ it.bodyAttributes %>>
    <%~ it.preBodyTags %>
    <div id="__docusaurus"><%~ it.appHtml %></div>
    <%~ it.postBodyTags %>
  </body>
</html>
`;
