// libzip as `ListReaders` uses it; found through pkg-config.
#include <zip.h>
