// SPDX-License-Identifier: GPL-2.0
#include <linux/module.h>
#include "luo_api.h"

/* An address as module parameter; 0: this kernel does not have the function. */
#define LUO_ADDRESS(function)						\
	static unsigned long sym_##function;				\
	module_param(sym_##function, ulong, 0400)

#define LUO_FUNCTION(function) ((typeof(&function))sym_##function)

LUO_ADDRESS(liveupdate_register_file_handler);
LUO_ADDRESS(liveupdate_unregister_file_handler);
LUO_ADDRESS(liveupdate_reboot);
LUO_ADDRESS(liveupdate_register_flb);
LUO_ADDRESS(liveupdate_unregister_flb);
LUO_ADDRESS(liveupdate_flb_get_incoming);
LUO_ADDRESS(liveupdate_flb_put_incoming);
LUO_ADDRESS(liveupdate_flb_get_outgoing);
LUO_ADDRESS(liveupdate_flb_put_outgoing);

int luo_api_register(struct liveupdate_file_handler *handler)
{
	if (!sym_liveupdate_register_file_handler)
		return -ENOSYS;
	return LUO_FUNCTION(liveupdate_register_file_handler)(handler);
}

int luo_api_unregister(struct liveupdate_file_handler *handler)
{
	if (!sym_liveupdate_unregister_file_handler)
		return -ENOSYS;
#ifdef LUO_HAVE_UNREGISTER_INT
	return LUO_FUNCTION(liveupdate_unregister_file_handler)(handler);
#else
	LUO_FUNCTION(liveupdate_unregister_file_handler)(handler);
	return 0;
#endif
}

int luo_api_reboot(void)
{
	if (!sym_liveupdate_reboot)
		return -ENOSYS;
	return LUO_FUNCTION(liveupdate_reboot)();
}

#ifdef LUO_HAVE_FLB
int luo_api_link(struct liveupdate_file_handler *handler, struct liveupdate_flb *flb)
{
	if (!sym_liveupdate_register_flb)
		return -ENOSYS;
	return LUO_FUNCTION(liveupdate_register_flb)(handler, flb);
}

int luo_api_unlink(struct liveupdate_file_handler *handler, struct liveupdate_flb *flb)
{
	if (!sym_liveupdate_unregister_flb)
		return -ENOSYS;
#ifdef LUO_HAVE_UNLINK_INT
	return LUO_FUNCTION(liveupdate_unregister_flb)(handler, flb);
#else
	LUO_FUNCTION(liveupdate_unregister_flb)(handler, flb);
	return 0;
#endif
}

int luo_api_get_incoming(struct liveupdate_flb *flb, void **object)
{
	if (!sym_liveupdate_flb_get_incoming)
		return -ENOSYS;
	return LUO_FUNCTION(liveupdate_flb_get_incoming)(flb, object);
}

int luo_api_put_incoming(struct liveupdate_flb *flb)
{
#ifdef LUO_HAVE_PUT_INCOMING
	if (!sym_liveupdate_flb_put_incoming)
		return -ENOSYS;
	LUO_FUNCTION(liveupdate_flb_put_incoming)(flb);
	return 0;
#else
	return -ENOSYS;
#endif
}

int luo_api_get_outgoing(struct liveupdate_flb *flb, void **object)
{
	if (!sym_liveupdate_flb_get_outgoing)
		return -ENOSYS;
	return LUO_FUNCTION(liveupdate_flb_get_outgoing)(flb, object);
}

int luo_api_put_outgoing(struct liveupdate_flb *flb)
{
#ifdef LUO_HAVE_PUT_OUTGOING
	if (!sym_liveupdate_flb_put_outgoing)
		return -ENOSYS;
	LUO_FUNCTION(liveupdate_flb_put_outgoing)(flb);
	return 0;
#else
	return -ENOSYS;
#endif
}
#endif
