#if !__has_include(<histedit.h>)
#error "libedit's headers are missing: sudo apt-get install libedit-dev"
#else
#include <stdio.h>
#include <histedit.h>
#endif
