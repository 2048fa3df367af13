// Browsers that do not know modules run this, and nothing else of the portal.
location.replace('/unsupported');
