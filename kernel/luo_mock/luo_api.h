/* SPDX-License-Identifier: GPL-2.0 */
/*
 * LUO's functions for handlers and FLBs, by address: none of the releases
 * exports them. The LUO_HAVE_ macros come from the Makefile, which looks at
 * the header of the tree that the module is built for.
 */
#ifndef LUO_API_H
#define LUO_API_H

#include <linux/liveupdate.h>

int luo_api_register(struct liveupdate_file_handler *handler);
int luo_api_unregister(struct liveupdate_file_handler *handler);
int luo_api_reboot(void);

#ifdef LUO_HAVE_FLB
int luo_api_link(struct liveupdate_file_handler *handler, struct liveupdate_flb *flb);
int luo_api_unlink(struct liveupdate_file_handler *handler, struct liveupdate_flb *flb);
int luo_api_get_incoming(struct liveupdate_flb *flb, void **object);
int luo_api_put_incoming(struct liveupdate_flb *flb);
int luo_api_get_outgoing(struct liveupdate_flb *flb, void **object);
int luo_api_put_outgoing(struct liveupdate_flb *flb);
#endif

#endif
