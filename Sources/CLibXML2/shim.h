// libxml2 as the C shim `CXML` uses it; found through pkg-config.
#include <libxml/parser.h>
